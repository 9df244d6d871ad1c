import { render, renderHook } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { LinkProvider } from '../src/link-provider.tsx'
import { useComponent } from '../src/use-component.ts'
import { useEntities } from '../src/use-entities.ts'
import { useEntity } from '../src/use-entity.ts'
import { useField } from '../src/use-field.ts'
import { useLink } from '../src/use-link.ts'
import { useLinkStatus } from '../src/use-link-status.ts'
import { useSyncStats } from '../src/use-sync-stats.ts'
import { createReactGame } from './react-game.tsx'

const HEALTH = { Health: { current: 80, max: 100 } }

function useHealth(): unknown {
  return useComponent(1, 'Health')
}

function Bar(): ReactNode {
  return String(useComponent(1, 'Health')?.['current'])
}

describe('LinkProvider', () => {
  it('[H26] retains its link while mounted, in StrictMode too', () => {
    const { link } = createReactGame()
    const tree = (
      <StrictMode>
        <LinkProvider link={link} />
      </StrictMode>
    )
    const { unmount } = render(tree)
    expect(link.retained).toBe(1)
    unmount()
    expect(link.retained).toBe(0)
    expect(link.retainedEver).toBe(2)
  })

  it('[H27] lets go of one link and retains the other when its link changes', () => {
    const [first, second] = [createReactGame(), createReactGame()]
    first.server.spawn(HEALTH, { id: 1 })
    second.server.spawn({ Health: { current: 5, max: 5 } }, { id: 1 })
    first.frame()
    second.frame()
    const { container, rerender } = render(
      <LinkProvider link={first.link}>
        <Bar />
      </LinkProvider>,
    )
    expect(container.textContent).toBe('80')
    rerender(
      <LinkProvider link={second.link}>
        <Bar />
      </LinkProvider>,
    )

    expect(container.textContent).toBe('5')
    expect([first.link.retained, second.link.retained]).toEqual([0, 1])
  })

  it('[H28] gives its own link to those within, beside others and within another', () => {
    const [outer, inner] = [createReactGame(), createReactGame()]
    function Place({ name }: { name: string }): ReactNode {
      const health = useComponent(1, 'Health')
      return (
        <b>
          {name} {String(health?.['current'])} {useLink() === inner.link ? 'inner' : 'outer'}
        </b>
      )
    }
    const { container } = render(
      <LinkProvider link={outer.link}>
        <Place name="a" />
        <LinkProvider link={inner.link}>
          <Place name="b" />
        </LinkProvider>
        <Place name="c" />
      </LinkProvider>,
    )
    outer.server.spawn(HEALTH, { id: 1 })
    outer.frame()
    inner.server.spawn({ Health: { current: 5, max: 5 } }, { id: 1 })
    inner.frame()

    expect([...container.querySelectorAll('b')].map((bar) => bar.textContent)).toEqual([
      'a 80 outer',
      'b 5 inner',
      'c 80 outer',
    ])
  })

  it('[H29] shows the same world to two providers of one link and keeps it between them', () => {
    const { link, server, store, frame, Provider } = createReactGame()
    server.spawn(HEALTH, { id: 1 })
    frame()
    const first = renderHook(useHealth, { wrapper: Provider })
    const second = renderHook(useHealth, { wrapper: Provider })
    expect(second.result.current).toBe(first.result.current)
    expect(link.retained).toBe(2)
    first.unmount()
    second.unmount()

    const third = renderHook(useHealth, { wrapper: Provider })
    expect(third.result.current).toBe(first.result.current)
    expect(store.getState().world.size).toBe(1)
  })

  it('[H30] says what to do when it is missing', () => {
    const silence = vi.spyOn(console, 'error').mockReturnValue()
    const hooks: (() => unknown)[] = [
      () => useLink(),
      () => useLinkStatus(),
      () => useEntity(1),
      () => useComponent(1, 'Health'),
      () => useField(1, 'Health', 'max'),
      () => useEntities({}),
      () => useSyncStats(),
    ]
    for (const hook of hooks) {
      expect(() => renderHook(hook)).toThrow('Missing LinkProvider: put <LinkProvider link=')
    }
    silence.mockRestore()
  })
})
