import { describe, expect, it } from 'vitest'
import { describeReport, mergeReports, simulate } from '../../src/testing/index.ts'
import { replay } from '../../src/testing/simulation/simulate.ts'
import { ownStep, schema, step } from './game.ts'

/** Seconds where nothing else runs; it measures no time. */
const BUSY_MACHINE_MS = 240_000

const game = { schema, step, ownStep }

describe('a game under faults', () => {
  it(
    '[N2] every replica is a tick of the world at each moment, and the world in the end, in bounded memory, with no timer left',
    () => {
      const report = simulate(game, { schedules: 100, seed: 1 })
      expect(report.failures.map(() => describeReport(report))).toEqual([])
      expect(report.schedules).toBe(100)
      // Nothing is proven by faults that never came, or by repairs that were never needed.
      expect([...report.counts.faults].filter(([, count]) => count === 0)).toEqual([])
      const { network, repairs } = report.counts
      expect(Object.entries(network).filter(([, count]) => count === 0)).toEqual([])
      const wanted = [
        'gap',
        'resend',
        'duplicate',
        'resync',
        'ticks coalesced',
        'deferred: backpressure',
      ]
      expect(wanted.filter((repair) => !repairs.has(repair))).toEqual([])
      expect(report.counts.comparisons).toBeGreaterThan(report.counts.ticks / 4)
    },
    BUSY_MACHINE_MS,
  )

  it.each([1_000, 2_000])(
    '[N2] and so it is for the schedules from seed %i',
    (seed) => {
      const report = simulate(game, { schedules: 50, seed })
      expect(report.failures.map(() => describeReport(report))).toEqual([])
      expect(report.schedules).toBe(50)
    },
    BUSY_MACHINE_MS,
  )

  it('[N3] the same seed plays the same schedule to the same messages', () => {
    const first = replay(game, 7)
    const again = replay(game, 7)
    expect(again.schedule).toEqual(first.schedule)
    expect(again.counts.messages).toBe(first.counts.messages)
    expect([...again.counts.repairs]).toEqual([...first.counts.repairs])
    expect(replay(game, 8).schedule).not.toEqual(first.schedule)
  })

  it('[N3] only the faults that were chosen befall', () => {
    const { counts } = simulate({ ...game, faults: ['loss', 'pause'] }, { schedules: 10 })
    const befell = [...counts.faults].flatMap(([kind, count]) => (count > 0 ? [kind] : []))
    expect(befell.sort()).toEqual(['loss', 'pause'])
    expect(counts.network.reordered).toBe(0)
  })

  it('[N3] a range that makes no sense is invalid-config', () => {
    expect(() => simulate(game, { schedules: 0 })).toThrow(/whole number/)
    expect(() => simulate(game, { schedules: 1, seed: 0.5 })).toThrow(/whole number/)
  })

  it('[N3] what was played in parts, and sent from process to process, is one report', () => {
    const whole = simulate(game, { schedules: 6, seed: 40 })
    const parts = [
      simulate(game, { schedules: 2, seed: 40 }),
      simulate(game, { schedules: 4, seed: 42 }),
    ].map(({ counts, ...report }) => {
      const { probe: _, ...figures } = counts
      return structuredClone({ ...report, counts: figures })
    })
    expect(describeReport(mergeReports(parts))).toBe(describeReport(whole))
  })

  it('[N3] a report names the faults, the repairs and how to play a failure again', () => {
    const report = simulate(
      { ...game, check: ({ tick }) => (tick > 12 ? 'the game ends at tick 12' : undefined) },
      { schedules: 3, seed: 20 },
    )
    const [failure] = report.failures
    expect(failure?.divergence).toContain('the game ends at tick 12')
    expect(failure!.smallest.faults.length).toBeLessThanOrEqual(failure!.schedule.faults.length)
    expect(failure!.smallest.ticks).toBeLessThan(failure!.schedule.ticks)
    const text = describeReport(report)
    expect(text).toContain('Faults injected:\n  loss: ')
    expect(text).toContain(`--replay ${failure!.schedule.seed}`)
  })
})
