import { World } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { arenaSchema } from '../../../src/game/schema.ts'
import { rankFighters } from '../../../src/client/hud/ranking.ts'
import { worldViewOf } from '../view/world-view-of.ts'

function rankingOf(points: readonly number[], own?: number) {
  const world = new World(arenaSchema)
  const ids = points.map((value) =>
    world.spawn({
      Fighter: { name: '', team: 0, bot: true },
      Score: { kills: 0, deaths: 0, points: value },
    }),
  )
  const rows = rankFighters(worldViewOf(world), own === undefined ? undefined : ids[own])
  return rows.map(({ id, rank }) => `${rank}. ${points[ids.indexOf(id)]}`)
}

describe('rankFighters', () => {
  it('lists the best eight by points', () => {
    expect(rankingOf([5, 50, 20, 10, 40, 30, 70, 60, 80])).toEqual(
      [80, 70, 60, 50, 40, 30, 20, 10].map((points, index) => `${index + 1}. ${points}`),
    )
  })

  it('gives the own fighter the last row, with its rank, when it is not among them', () => {
    const rows = rankingOf([90, 80, 70, 60, 50, 40, 30, 20, 10, 5], 9)
    expect(rows).toHaveLength(8)
    expect(rows.at(-1)).toBe('10. 5')
    expect(rows.at(-2)).toBe('7. 30')
  })

  it('lists the own fighter once when it is among them', () => {
    expect(rankingOf([3, 9, 6], 2)).toEqual(['1. 9', '2. 6', '3. 3'])
  })
})
