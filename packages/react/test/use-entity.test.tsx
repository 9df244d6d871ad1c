import { renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useEntity } from '../src/use-entity.ts'
import { createReactGame, createRenderCounter } from './react-game.tsx'

const ORC = { Position: { x: 0, y: 0 }, Health: { current: 80, max: 100 } }

describe('useEntity', () => {
  it('[H12] gives all components by name and undefined when the entity is gone', () => {
    const { server, frame, Provider } = createReactGame()
    const orc = server.spawn(ORC)
    frame()
    const { result } = renderHook(() => useEntity(orc), { wrapper: Provider })
    expect({ ...result.current }).toEqual(ORC)

    server.remove(orc, 'Position')
    frame()
    expect({ ...result.current }).toEqual({ Health: ORC.Health })

    server.despawn(orc)
    frame()
    expect(result.current).toBeUndefined()
  })

  it('[H13] renders for its own entity only, once for all that changed of it', () => {
    const { server, frame, Provider } = createReactGame()
    const [orc, elf] = [server.spawn(ORC), server.spawn(ORC)]
    frame()
    const renders = createRenderCounter()
    renderHook(
      () => {
        renders.count('hook')
        return useEntity(orc)
      },
      { wrapper: Provider },
    )
    renders.reset()
    server.patch(elf, 'Position', { x: 1 })
    frame()
    expect(renders.counts).toEqual({})

    server.patch(orc, 'Position', { x: 1 })
    server.patch(orc, 'Health', { current: 1 })
    frame()
    expect(renders.counts).toEqual({ hook: 1 })
  })

  it('[H14] gives undefined without an id', () => {
    const { Provider } = createReactGame()
    const { result } = renderHook(() => [useEntity(null), useEntity(undefined)], {
      wrapper: Provider,
    })

    expect(result.current).toEqual([undefined, undefined])
  })
})
