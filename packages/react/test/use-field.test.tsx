import { renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useField } from '../src/use-field.ts'
import { createReactGame, createRenderCounter } from './react-game.tsx'

const ORC = {
  Health: { current: 80, max: 100 },
  Bag: { items: ['rope'], gold: 1n, open: false },
}

describe('useField', () => {
  it('[H9] renders for its own field only', () => {
    const { server, frame, Provider } = createReactGame()
    const orc = server.spawn(ORC)
    frame()
    const renders = createRenderCounter()
    const { result } = renderHook(
      () => {
        renders.count('hook')
        return useField(orc, 'Health', 'max')
      },
      { wrapper: Provider },
    )
    renders.reset()
    server.patch(orc, 'Health', { current: 1 })
    frame()
    expect(renders.counts).toEqual({})

    server.patch(orc, 'Health', { max: 200 })
    frame()
    expect(renders.counts).toEqual({ hook: 1 })
    expect(result.current).toBe(200)
  })

  it('[H10] keeps lists the same while other fields change', () => {
    const { server, frame, Provider } = createReactGame()
    const orc = server.spawn(ORC)
    frame()
    const renders = createRenderCounter()
    const { result } = renderHook(
      () => {
        renders.count('hook')
        return useField(orc, 'Bag', 'items')
      },
      { wrapper: Provider },
    )
    const before = result.current
    renders.reset()
    server.patch(orc, 'Bag', { gold: 2n, items: ['rope'] })
    frame()

    expect(result.current).toBe(before)
    expect(renders.counts).toEqual({})
  })

  it('[H11] gives undefined without an id, an entity, a component or a field', () => {
    const { server, frame, Provider } = createReactGame()
    const orc = server.spawn(ORC)
    frame()
    const { result } = renderHook(
      () => [
        useField(null, 'Health', 'max'),
        useField(undefined, 'Health', 'max'),
        useField(99, 'Health', 'max'),
        useField(orc, 'Nope', 'max'),
        useField(orc, 'Health', 'nope'),
      ],
      { wrapper: Provider },
    )

    expect(result.current).toEqual(Array.from({ length: 5 }, () => undefined))
  })
})
