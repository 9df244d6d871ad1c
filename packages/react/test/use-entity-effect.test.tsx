import { render } from '@testing-library/react'
import { type ReactNode, useRef } from 'react'
import { describe, expect, it } from 'vitest'
import { scheduleAtOnce } from '../src/store/frame-scheduler.ts'
import { useEntityEffect } from '../src/use-entity-effect.ts'
import { useField } from '../src/use-field.ts'
import { createReactGame, createRenderCounter } from './react-game.tsx'

describe('useEntityEffect', () => {
  it('[H59] writes each change to the page without rendering', () => {
    const { server, frame, Provider } = createReactGame()
    server.spawn({ Position: { x: 1, y: 2 } }, { id: 1 })
    frame()
    const renders = createRenderCounter()
    function Dot({ label }: { label: string }): ReactNode {
      renders.count('dot')
      const ref = useRef<HTMLElement>(null)
      useEntityEffect(1, 'Position', (position, id) => {
        if (ref.current === null) return
        ref.current.textContent = `${label} ${id} ${position?.['x'] ?? 'nowhere'}`
      })
      return <i ref={ref} />
    }
    const { container, rerender } = render(<Dot label="a" />, { wrapper: Provider })
    expect(container.textContent).toBe('a 1 1')
    renders.reset()
    server.patch(1, 'Position', { x: 5 })
    frame()
    expect(container.textContent).toBe('a 1 5')
    expect(renders.counts).toEqual({})

    rerender(<Dot label="b" />)
    server.patch(1, 'Position', { x: 6 })
    frame()
    expect(container.textContent).toBe('b 1 6')
    server.despawn(1)
    frame()
    expect(container.textContent).toBe('b 1 nowhere')
    server.spawn({ Position: { x: 7, y: 0 } }, { id: 1 })
    frame()
    expect(container.textContent).toBe('b 1 7')
  })

  it('[H60] calls once for all of a frame, not for other components, and not without a change', () => {
    const { link, server, frame, Provider } = createReactGame()
    server.spawn({ Position: { x: 1, y: 2 }, Health: { current: 1, max: 1 } }, { id: 1 })
    frame()
    const seen: unknown[] = []
    function Dot(): ReactNode {
      useEntityEffect(1, 'Position', (position) => seen.push(position?.['x']))
      return null
    }
    const { unmount } = render(<Dot />, { wrapper: Provider })
    for (const x of [2, 3]) {
      server.patch(1, 'Position', { x })
      link.deliver()
    }
    frame()
    server.patch(1, 'Health', { current: 0 })
    frame()
    for (const x of [4, 3]) {
      server.patch(1, 'Position', { x })
      link.deliver()
    }
    frame()
    expect(seen).toEqual([1, 3])
    unmount()
    server.patch(1, 'Position', { x: 9 })
    frame()
    expect(seen).toEqual([1, 3])
  })

  it('[H61] is told of the tick that others render in the same commit', () => {
    const { server, frame, Provider } = createReactGame()
    server.spawn({ Position: { x: 1, y: 2 } }, { id: 1 })
    frame()
    const seen: unknown[] = []
    let rendered: unknown
    function Both(): ReactNode {
      rendered = useField(1, 'Position', 'x')
      useEntityEffect(1, 'Position', (position) => seen.push(position?.['x']))
      return null
    }
    render(<Both />, { wrapper: Provider })
    for (const x of [2, 3, 4]) {
      server.patch(1, 'Position', { x })
      frame()
      expect(seen.at(-1)).toBe(rendered)
    }
    expect(seen).toEqual([1, 2, 3, 4])
  })

  it('[H59] hears of what its first call made arrive', () => {
    const { link, server, Provider } = createReactGame({ scheduler: scheduleAtOnce })
    server.spawn({ Position: { x: 1, y: 2 } }, { id: 1 })
    link.deliver()
    const seen: unknown[] = []
    function Mover(): ReactNode {
      useEntityEffect(1, 'Position', (position) => {
        seen.push(position?.['x'])
        if (Number(position?.['x']) >= 3) return
        server.patch(1, 'Position', { x: 1 + Number(position?.['x']) })
        link.deliver()
      })
      return null
    }
    render(<Mover />, { wrapper: Provider })
    expect(seen).toEqual([1, 2, 3])
  })
})
