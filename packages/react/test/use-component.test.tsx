import { render, renderHook } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import { describe, expect, it } from 'vitest'
import { useComponent } from '../src/use-component.ts'
import { countListeners } from './count-listeners.ts'
import { createReactGame, createRenderCounter } from './react-game.tsx'

const ORC = { Position: { x: 0, y: 0 }, Health: { current: 80, max: 100 } }

describe('useComponent', () => {
  it('[H1] gives the component, and undefined until it is there', () => {
    const { server, frame, Provider } = createReactGame()
    const { result } = renderHook(() => useComponent(7, 'Health'), { wrapper: Provider })
    expect(result.current).toBeUndefined()

    server.spawn(ORC, { id: 7 })
    frame()
    expect(result.current).toEqual({ current: 80, max: 100 })

    server.patch(7, 'Health', { current: 79 })
    frame()
    expect(result.current).toEqual({ current: 79, max: 100 })

    server.despawn(7)
    frame()
    expect(result.current).toBeUndefined()
  })

  it('[H2] renders for its own component of its own entity only', () => {
    const { server, frame, Provider } = createReactGame()
    const [orc, elf] = [server.spawn(ORC), server.spawn(ORC)]
    frame()
    const renders = createRenderCounter()
    function Bar({ id }: { id: number }): ReactNode {
      renders.count(`bar ${id}`)
      return useComponent(id, 'Health')?.['current']?.toString()
    }
    render(
      <Provider>
        <Bar id={orc} />
        <Bar id={elf} />
      </Provider>,
    )
    renders.reset()

    server.patch(elf, 'Health', { current: 1 })
    server.patch(orc, 'Position', { x: 1 })
    server.spawn(ORC)
    frame()
    expect(renders.counts).toEqual({ [`bar ${elf}`]: 1 })
  })

  it('[H3] renders nothing for a component that nobody reads', () => {
    const { server, frame, Provider } = createReactGame()
    const orc = server.spawn(ORC)
    frame()
    const renders = createRenderCounter()
    renderHook(
      () => {
        renders.count('hook')
        return useComponent(orc, 'Health')
      },
      { wrapper: Provider },
    )
    renders.reset()
    for (let x = 1; x <= 5; x += 1) {
      server.patch(orc, 'Position', { x })
      frame()
    }

    expect(renders.counts).toEqual({})
  })

  it('[H4] renders once for all messages of a frame', () => {
    const { link, server, frame, Provider } = createReactGame()
    const orc = server.spawn(ORC)
    frame()
    const seen: unknown[] = []
    renderHook(
      () => {
        seen.push(useComponent(orc, 'Health')?.['current'])
      },
      { wrapper: Provider },
    )
    for (const current of [70, 60, 50]) {
      server.patch(orc, 'Health', { current })
      link.deliver()
    }
    frame()

    expect(seen).toEqual([80, 50])
  })

  it('[H5] follows an id that changes, and gives undefined without one', () => {
    const { server, frame, Provider } = createReactGame()
    const [orc, elf] = [server.spawn(ORC), server.spawn({ ...ORC, Health: { current: 5, max: 5 } })]
    frame()
    const { result, rerender } = renderHook(({ id }) => useComponent(id, 'Health'), {
      wrapper: Provider,
      initialProps: { id: orc as number | null | undefined },
    })
    const seen = [result.current?.['current']]
    for (const id of [elf, null, undefined, 99, orc]) {
      rerender({ id })
      seen.push(result.current?.['current'])
    }
    expect(seen).toEqual([80, 5, undefined, undefined, undefined, 80])

    rerender({ id: elf })
    server.patch(elf, 'Health', { current: 4 })
    frame()
    expect(result.current).toEqual({ current: 4, max: 5 })
  })

  it('[H6] keeps its object through a snapshot that repeats the state', () => {
    const { link, server, frame, Provider } = createReactGame()
    const orc = server.spawn(ORC)
    frame()
    const renders = createRenderCounter()
    const { result } = renderHook(
      () => {
        renders.count('hook')
        return useComponent(orc, 'Health')
      },
      { wrapper: Provider },
    )
    const before = result.current
    renders.reset()
    link.deliverSnapshot()
    frame()

    expect(result.current).toBe(before)
    expect(renders.counts).toEqual({})
  })

  it('[H7] works in StrictMode and leaves no listener behind', () => {
    const { server, frame, store, Provider } = createReactGame()
    const orc = server.spawn(ORC)
    frame()
    const listeners = countListeners(store)
    const { result, unmount } = renderHook(() => useComponent(orc, 'Health'), {
      wrapper: ({ children }) => (
        <StrictMode>
          <Provider>{children}</Provider>
        </StrictMode>
      ),
    })
    server.patch(orc, 'Health', { current: 3 })
    frame()
    expect(result.current).toEqual({ current: 3, max: 100 })
    expect(listeners.listening).toBe(1)

    unmount()
    expect(listeners.listening).toBe(0)
  })

  it('[H8] subscribes once, however often it renders', () => {
    const { server, frame, store, Provider } = createReactGame()
    const orc = server.spawn(ORC)
    frame()
    const listeners = countListeners(store)
    const { rerender } = renderHook(() => useComponent(orc, 'Health'), { wrapper: Provider })
    for (let current = 1; current <= 5; current += 1) {
      server.patch(orc, 'Health', { current })
      frame()
      rerender()
    }

    expect(listeners.subscriptions).toBe(1)
  })
})
