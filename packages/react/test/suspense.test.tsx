// @vitest-environment happy-dom
import { act, render } from '@testing-library/react'
import { type ReactNode, StrictMode, Suspense } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { LinkProvider } from '../src/link-provider.tsx'
import { MAX_PRESENCE_WAIT_MS } from '../src/store/presence.ts'
import { useComponentSuspense } from '../src/use-component-suspense.ts'
import { useEntitySuspense } from '../src/use-entity-suspense.ts'
import { createReactGame, type ReactGame } from './react-game.tsx'

const ORC = { Health: { current: 80, max: 100 } }

function Health({ id, name = 'Health' }: { id: number | null; name?: string }): ReactNode {
  const health = useComponentSuspense(id, name)
  return health === undefined ? 'no health' : String(health['current'])
}

function Names({ id }: { id: number | null }): ReactNode {
  const entity = useEntitySuspense(id)
  return entity === undefined ? 'nobody' : Object.keys(entity).join(' ')
}

function treeOf({ link }: ReactGame, content: ReactNode): ReactNode {
  return (
    <StrictMode>
      <LinkProvider link={link}>
        <Suspense fallback="waiting">{content}</Suspense>
      </LinkProvider>
    </StrictMode>
  )
}

async function show(game: ReactGame, children: ReactNode) {
  const view = await act(async () => render(treeOf(game, children)))
  const showUnder = (shown: ReactGame, content: ReactNode) =>
    act(async () => view.rerender(treeOf(shown, content)))
  return {
    text: () => view.container.textContent,
    show: (content: ReactNode) => showUnder(game, content),
    showUnder,
    unmount: () => act(async () => view.unmount()),
  }
}

const settle = (game: ReactGame) => act(async () => game.frame())

describe('the suspense variants', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('[H75] wait for the first presence, and are undefined when it is gone again', async () => {
    const game = createReactGame()
    const view = await show(game, [<Health key="h" id={1} />, ' ', <Names key="n" id={1} />])
    expect(view.text()).toBe('waiting')
    game.server.spawn({ Position: { x: 0, y: 0 } }, { id: 1 })
    await settle(game)
    expect(view.text()).toBe('waiting')
    game.server.set(1, 'Health', ORC.Health)
    await settle(game)
    expect(view.text()).toBe('80 Position Health')
    game.server.despawn(1)
    await settle(game)
    expect(view.text()).toBe('no health nobody')
    game.server.spawn(ORC, { id: 1 })
    await settle(game)
    expect(view.text()).toBe('80 Health')
  })

  it('[H76] wait again for another id, and not without one', async () => {
    const game = createReactGame()
    game.server.spawn(ORC, { id: 1 })
    game.frame()
    const view = await show(game, <Health id={null} />)
    expect(view.text()).toBe('no health')
    await view.show(<Health id={1} />)
    expect(view.text()).toBe('80')
    await view.show(<Health id={2} />)
    expect(view.text()).toContain('waiting')
    game.server.spawn({ Health: { current: 5, max: 5 } }, { id: 2 })
    await settle(game)
    expect(view.text()).toBe('5')
  })

  it('[H76] wait again for another component, and under another link', async () => {
    const [game, other] = [createReactGame(), createReactGame()]
    game.server.spawn(ORC, { id: 1 })
    game.frame()
    const view = await show(game, <Health id={1} />)
    expect(view.text()).toBe('80')
    await view.show(<Health id={1} name="Position" />)
    expect(view.text()).toContain('waiting')
    await view.show(<Health id={1} />)
    expect(view.text()).toBe('80')
    await view.showUnder(other, <Health id={1} />)
    expect(view.text()).toContain('waiting')
    other.server.spawn({ Health: { current: 5, max: 5 } }, { id: 1 })
    await settle(other)
    expect(view.text()).toBe('5')
  })

  it('[H77] let go of a wait that nobody is there for any more', async () => {
    vi.useFakeTimers()
    const game = createReactGame()
    let listening = 0
    const { subscribeEntity } = game.store
    game.store.subscribeEntity = (...parameters) => {
      const unsubscribe = subscribeEntity(...parameters)
      listening += 1
      return () => {
        unsubscribe()
        listening -= 1
      }
    }
    const view = await show(game, <Health id={9} />)
    expect(listening).toBe(1)
    await act(async () => vi.advanceTimersByTimeAsync(MAX_PRESENCE_WAIT_MS * 2 + 100))
    expect([view.text(), listening]).toEqual(['waiting', 1])
    await view.unmount()
    await act(async () => vi.advanceTimersByTimeAsync(MAX_PRESENCE_WAIT_MS))
    expect([listening, vi.getTimerCount()]).toEqual([0, 0])
  })
})
