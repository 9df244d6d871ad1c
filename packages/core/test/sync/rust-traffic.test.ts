import { describe, expect, it } from 'vitest'
import { replay } from './rust-traffic.ts'

/** See fixtures/rust/README.md: what a server on the crate really sent. */
describe('recorded traffic of a Rust server', () => {
  it.each(['steady', 'reset', 'snapshots', 'cut', 'limited', 'values', 'values-json'])(
    '[M1] leads to the world that Rust has: %s',
    (name) => {
      const { here, rust, stats } = replay(name)
      expect(here).toBe(rust)
      expect([stats.errorCount, stats.gaps]).toEqual([0, 0])
    },
  )

  it.each(['steady', 'reset', 'snapshots', 'cut', 'values', 'values-json'])(
    '[M8] in which nothing was lost is not taken for a loss: %s',
    (name) => {
      const { requests, reasons, stats } = replay(name)
      expect([requests.now, reasons, stats.repairs]).toEqual([[], [], 0])
    },
  )

  it('[M5] the world of before stays through a reconnect, until the first delta says all anew', () => {
    const sizes: number[] = []
    const { states } = replay('cut', ({ size }) => sizes.push(size))
    expect(states).toEqual(['connecting', 'live', 'reconnecting', 'live'])
    expect(new Set(sizes)).toEqual(new Set([3]))
  })

  it('[M6] each reset of the baseline sweeps the world', () => {
    const { stats } = replay('reset')
    // At ticks 8, 16 and 24; then the snapshot that was asked for by hand.
    expect(stats.resyncs).toBe(4)
  })

  it.each(['limited', 'deaf'])(
    '[M7] what the limiter lost is noticed, asked for and said, where it was recorded: %s',
    (name) => {
      const { requests, reasons, stats } = replay(name)
      expect(requests.recorded.length).toBeGreaterThan(1)
      expect(requests.now).toEqual(requests.recorded)
      expect(stats.repairs).toBe(reasons.length)
      expect(reasons.length).toBe(requests.now.length)
      for (const reason of reasons) expect(reason).toMatch(/conflicts|unknown|and is/)
    },
  )

  it('[M7] one that never answers is followed on, and its world is what came', () => {
    const { here, rust, stats, states } = replay('deaf')
    expect(here).not.toBe(rust)
    expect(states).toEqual(['connecting', 'live'])
    expect(stats.resyncs).toBe(0)
  })

  it('[D7] fields of JSON are set, and it stays JSON', () => {
    const { world } = replay('values')
    const components = world.snapshot()[0]!.components
    const note = components.find(({ id }) => id === 'Note')
    expect(note?.data).toMatchObject({ type: 'Json', text: expect.stringContaining('"turn":4') })
  })

  it('[S9] Null removes an optional field, and is null elsewhere', () => {
    const seen: unknown[] = []
    replay('values-json', (world) => {
      const [id = 0] = world.ids()
      const typed = world.get(id, 'Typed')
      seen.push(typed && 'maybe' in typed ? typed['maybe'] : 'absent')
      expect(typed).toHaveProperty('null', null)
    })
    expect(seen).toContain('absent')
    expect(seen).not.toContain(null)
    expect(seen.at(-1)).toBe(4)
  })
})
