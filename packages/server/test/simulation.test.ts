import { describeReport, simulate } from '@tx2-link/core/testing'
import { describe, expect, it } from 'vitest'
import { LinkServerHost } from '../simulation/link-server-host.ts'
import { readOptions } from '../simulation/options.ts'
import { ownStep, schema, step } from '../simulation/skirmish.ts'

/** Seconds where nothing else runs; it measures no time. */
const BUSY_MACHINE_MS = 240_000

describe('a served world under faults', () => {
  it(
    '[V40] every replica is the world, and what clients say of their own is in it',
    () => {
      const report = simulate(
        { schema, step, ownStep, server: (setting) => new LinkServerHost(setting) },
        { schedules: 60, seed: 1 },
      )
      expect(report.failures.map(() => describeReport(report))).toEqual([])
      expect(report.counts.comparisons).toBeGreaterThan(1_000)
    },
    BUSY_MACHINE_MS,
  )
})

describe('the arguments of npm run simulate', () => {
  it('[V41] say how many schedules of which seeds, or which one again', () => {
    expect(readOptions(['--schedules', '20', '--seed', '3', '--server', 'links'])).toEqual({
      schedules: 20,
      seed: 3,
      replay: undefined,
      servers: ['links'],
    })
    expect(readOptions(['--replay', '17'])).toMatchObject({ replay: 17 })
    for (const wrong of [
      ['--schedules', '0'],
      ['--seed', 'x'],
      ['--server', 'none'],
      ['--nonsense'],
    ]) {
      expect(readOptions(wrong)).toContain('npm run simulate')
    }
  })
})
