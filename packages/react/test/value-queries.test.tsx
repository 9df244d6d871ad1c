import { renderHook } from '@testing-library/react'
import { type ReactNode, StrictMode } from 'react'
import { describe, expect, it } from 'vitest'
import { useEntities } from '../src/use-entities.ts'
import { useEntityCount } from '../src/use-entity-count.ts'
import { useFirst } from '../src/use-first.ts'
import { createReactGame, createRenderCounter, type ReactGame } from './react-game.tsx'

const health = (current: number) => ({ Health: { current, max: 100 } })

/** Renders a hook and counts. */
function follow<Value>({ Provider }: ReactGame, useHook: () => Value) {
  const renders = createRenderCounter()
  const { result } = renderHook(
    () => {
      renders.count('hook')
      return useHook()
    },
    { wrapper: Provider },
  )
  renders.reset()
  return { result, renders: () => renders.counts['hook'] ?? 0 }
}

function createGameOf(...currents: readonly number[]): ReactGame {
  const game = createReactGame()
  for (const current of currents) game.server.spawn(health(current))
  game.frame()
  return game
}

describe('hooks of queries by value', () => {
  it('[H55] useEntities follows values that decide, written in place, and no others', () => {
    const game = createGameOf(10, 90, 50)
    const { result, renders } = follow(game, () =>
      useEntities({
        where: { Health: { current: { below: 60 } } },
        sort: [['Health', 'current', 'descending']],
        limit: 2,
      }),
    )
    expect(result.current).toEqual([3, 1])
    game.server.patch(3, 'Health', { current: 51 })
    game.server.patch(1, 'Health', { max: 1 })
    game.frame()
    expect(renders()).toBe(0)
    game.server.patch(2, 'Health', { current: 55 })
    game.frame()
    expect(result.current).toEqual([2, 3])
    expect(renders()).toBe(1)
  })

  it('[H56] useEntities renders for values when it is asked to', () => {
    const game = createGameOf(10, 90)
    const { result, renders } = follow(game, () =>
      useEntities({ all: ['Health'], values: ['Health'] }),
    )
    const before = result.current
    game.server.set(1, 'Name', { value: 'Orc' })
    game.frame()
    expect(renders()).toBe(0)
    game.server.patch(1, 'Health', { current: 11 })
    game.frame()
    expect(result.current).toEqual(before)
    expect(result.current).not.toBe(before)
    expect(renders()).toBe(1)
  })

  it('[H57] useEntityCount renders when the number is another one', () => {
    const game = createGameOf(10, 90)
    const { result, renders } = follow(game, () =>
      useEntityCount({ where: { Health: { current: { below: 50 } } } }),
    )
    game.server.patch(1, 'Health', { current: 60 })
    game.server.patch(2, 'Health', { current: 1 })
    game.frame()
    expect([result.current, renders()]).toEqual([1, 0])
    game.server.spawn(health(1))
    game.frame()
    expect([result.current, renders()]).toEqual([2, 1])
  })

  it('[H58] useFirst renders when another one is first', () => {
    const game = createGameOf(10, 90)
    const { result, renders } = follow(game, () =>
      useFirst({ all: ['Health'], sort: [['Health', 'current', 'descending']] }),
    )
    game.server.patch(2, 'Health', { current: 80 })
    game.server.spawn(health(70))
    game.frame()
    expect([result.current, renders()]).toEqual([2, 0])
    game.server.patch(1, 'Health', { current: 81 })
    game.frame()
    expect([result.current, renders()]).toEqual([1, 1])
    for (const id of [1, 2, 3]) game.server.despawn(id)
    game.frame()
    expect(result.current).toBeUndefined()
  })

  it('[H86] follow a query that is another one in each render, a function in place in it, and render once for it', () => {
    const { server, frame, Provider } = createGameOf(10, 90, 50)
    const renders = createRenderCounter()
    const { result, rerender } = renderHook(
      ({ limit }) => {
        renders.count('hook')
        const isBelow = ({ current }: { readonly current?: unknown }) => Number(current) < limit
        const where = { Health: isBelow }
        return [useEntities({ where }), useEntityCount({ where }), useFirst({ where })]
      },
      { wrapper: strictly(Provider), initialProps: { limit: 60 } },
    )
    expect(result.current).toEqual([[1, 3], 2, 1])
    renders.reset()
    rerender({ limit: 20 })
    expect(result.current).toEqual([[1], 1, 1])
    // Twice, since it is strict.
    expect(renders.counts).toEqual({ hook: 2 })
    server.patch(2, 'Health', { current: 5 })
    server.patch(1, 'Health', { current: 95 })
    frame()
    expect(result.current).toEqual([[2], 1, 2])
  })
})

function strictly(Provider: ReactGame['Provider']) {
  return ({ children }: { readonly children: ReactNode }) => (
    <StrictMode>
      <Provider>{children}</Provider>
    </StrictMode>
  )
}
