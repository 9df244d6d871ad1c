import { describeReport, replay, simulate } from '@tx2-link/core/testing'
import { describe, expect, it } from 'vitest'
import { gameOn } from '../simulation/game.ts'
import { readOptions } from '../simulation/options.ts'

/** Seconds where nothing else runs; it measures no time. */
const BUSY_MACHINE_MS = 240_000

describe('a served world under faults', () => {
  it(
    '[V40] every replica is the world, and what clients say of their own is in it',
    () => {
      const report = simulate(gameOn('links'), { schedules: 60, seed: 1 })
      expect(report.failures.map(() => describeReport(report))).toEqual([])
      expect(report.counts.comparisons).toBeGreaterThan(1_000)
    },
    BUSY_MACHINE_MS,
  )
})

describe('schedules that diverged once', () => {
  it.each([
    ['a delta overtook the greeting that the limiter held back', 20_436],
    ['the rest of a snapshot in parts that was given up was taken for all of it', 7_684],
    ['so it was while the server sent little', 19_077],
  ])('[V40] %s', (_, seed) => {
    for (const server of ['core', 'links'] as const) {
      expect(replay(gameOn(server), seed).divergence).toBeUndefined()
    }
  })
})

describe('the arguments of npm run simulate', () => {
  it('[V41] say how many schedules of which seeds, or which one again', () => {
    const args = ['--schedules', '20', '--seed', '3', '--server', 'links', '--workers', '2']
    expect(readOptions(args)).toEqual({
      schedules: 20,
      seed: 3,
      replay: undefined,
      servers: ['links'],
      workers: 2,
    })
    expect(readOptions(['--replay', '17'])).toMatchObject({ replay: 17 })
    for (const wrong of [
      ['--schedules', '0'],
      ['--seed', 'x'],
      ['--workers', '0'],
      ['--server', 'none'],
      ['--nonsense'],
    ]) {
      expect(readOptions(wrong)).toContain('npm run simulate')
    }
  })
})
