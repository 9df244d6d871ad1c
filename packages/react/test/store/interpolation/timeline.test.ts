import { describe, expect, it } from 'vitest'
import { Timeline } from '../../../src/store/interpolation/timeline.ts'

describe('a timeline', () => {
  it('[P67] gives the time of a tick at the moment of its arrival, and moves little for a late one', () => {
    const timeline = new Timeline()
    expect(timeline.hasBegun).toBe(false)
    timeline.observe(5_000, 100)
    expect([timeline.hasBegun, timeline.serverTimeAt(100)]).toEqual([true, 5_000])
    expect(timeline.serverTimeAt(130)).toBe(5_030)

    const regular = new Timeline()
    for (let tick = 0; tick < 40; tick += 1) regular.observe(tick * 50, 1_000 + tick * 50)
    regular.observe(2_000, 3_080)
    expect(regular.serverTimeAt(3_080)).toBeGreaterThan(2_060)
  })

  it('[P68] never runs backwards while ticks come late', () => {
    const timeline = new Timeline()
    let last = 0
    for (let tick = 0; tick < 60; tick += 1) {
      const now = 1_000 + tick * 50 + (tick % 7) * 30
      timeline.observe(tick * 50, now)
      const drawn = timeline.serverTimeAt(now)
      expect(drawn).toBeGreaterThanOrEqual(last)
      last = drawn
    }
  })

  it('[P68] bends time by less than a quarter, however the ticks come', () => {
    const timeline = new Timeline()
    const times = Array.from({ length: 600 }, (_, frame) => {
      // Three ticks at once, then a gap.
      const serverMs = frame * 16 + 120 * ((frame / 9) % 2)
      if (frame % 9 === 0) timeline.observe(serverMs, 1_000 + frame * 16)
      return timeline.serverTimeAt(1_000 + frame * 16)
    })
    const steps = times.slice(1).map((time, index) => time - times[index]!)
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(12)
    expect(Math.max(...steps)).toBeLessThanOrEqual(20)
  })

  it('[P69] follows a server whose ticks take longer than planned', () => {
    const timeline = new Timeline()
    for (let tick = 0; tick < 400; tick += 1) timeline.observe(tick * 50, tick * 60)
    const behind = timeline.serverTimeAt(399 * 60) - 399 * 50
    expect(behind).toBeLessThan(110)
  })

  it('[P70] starts anew, and says so, when the server restarts or the page slept', () => {
    const timeline = new Timeline()
    expect(timeline.observe(90_000, 1_000)).toBe(true)
    expect(timeline.observe(90_050, 1_050)).toBe(false)
    expect(timeline.observe(50, 1_100)).toBe(true)
    expect(timeline.serverTimeAt(1_100)).toBe(50)
    expect(timeline.observe(100, 9_000)).toBe(true)
    expect(timeline.serverTimeAt(9_000)).toBe(100)
  })

  it('[P71] says how far ticks lie apart and how late they come', () => {
    const timeline = new Timeline()
    for (let tick = 0; tick < 60; tick += 1) timeline.observe(tick * 40, tick * 40)
    expect(timeline.intervalMs).toBeCloseTo(40)
    expect(timeline.latenessMs).toBe(0)
    timeline.observe(2_400, 2_430)
    expect(timeline.latenessMs).toBe(30)
    for (let tick = 61; tick < 400; tick += 1) timeline.observe(tick * 40, tick * 40)
    expect(timeline.latenessMs).toBeLessThan(2)
  })
})
