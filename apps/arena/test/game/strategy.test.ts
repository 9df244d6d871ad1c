import { describe, expect, it } from 'vitest'
import { createRandom } from '../../src/game/random.ts'
import { Strategy, type Task } from '../../src/game/strategy.ts'
import { createState } from './helpers.ts'

/** What a hundred bots of one team set out to do, one after the other, from their base. */
function sendHundred(seed: number) {
  const { state, place } = createState({ random: createRandom(seed) })
  const strategy = new Strategy(state.zones.length)
  strategy.update(state)
  const base = state.map.bases[0]!
  const tasks = Array.from({ length: 100 }, () =>
    strategy.choose(state, place(0, base.x, base.y), undefined),
  )
  return { state, strategy, tasks }
}

function countZone(tasks: readonly Task[], zone: number): number {
  return tasks.filter((task) => task.kind === 'hold' && task.zone === zone).length
}

describe('a team', () => {
  it('goes for more than one zone, and some of it hunts', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const { tasks } = sendHundred(seed)
      const zones = [0, 1, 2].map((zone) => countZone(tasks, zone))
      expect(Math.max(...zones)).toBeLessThan(55)
      expect(zones.filter((count) => count > 10).length).toBeGreaterThan(1)
      expect(tasks.filter((task) => task.kind === 'roam').length).toBeGreaterThan(10)
    }
  })

  it('sends others once those that were sent have given up', () => {
    const { state, strategy, tasks } = sendHundred(1)
    const { fighters } = state
    const renewed: Task[] = []
    for (let round = 0; round < 5; round += 1) {
      for (const [index, fighter] of fighters.entries()) {
        tasks[index] = strategy.choose(state, fighter, tasks[index])
      }
      renewed.push(...tasks)
    }
    // If tasks were never given back, every zone would count as crowded and draw nobody.
    const held = renewed.filter((task) => task.kind === 'hold').length
    expect(held / renewed.length).toBeGreaterThan(0.6)
  })
})
