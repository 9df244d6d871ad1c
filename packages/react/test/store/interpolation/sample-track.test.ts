import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  SampleTrack,
  type SampleTrackOptions,
} from '../../../src/store/interpolation/sample-track.ts'

const EVERY_MS = 50

/** Where a track says that something is, and how fast it goes there. */
function drawn(track: SampleTrack, time: number) {
  const [out, speeds] = [new Float64Array(2), new Float64Array(2)]
  const isKnown = track.sample(time, out, speeds)
  return { isKnown, x: out[0]!, speed: speeds[0]! }
}

function walk(
  steps: readonly (readonly [time: number, x: number])[],
  options?: SampleTrackOptions,
): SampleTrack {
  const track = new SampleTrack(2, options)
  for (const [time, x] of steps) track.push(time, [x, 0], EVERY_MS)
  return track
}

describe('a track of samples', () => {
  it('[P60] draws in proportion to the time, with the speed, and nothing before the first', () => {
    expect(drawn(new SampleTrack(2), 100).isKnown).toBe(false)
    const track = walk([
      [1000, 10],
      [1050, 20],
    ])
    expect(drawn(track, 1025)).toEqual({ isKnown: true, x: 15, speed: 200 })
    expect(drawn(track, 900)).toEqual({ isKnown: true, x: 10, speed: 0 })
  })

  it('[P61] runs on past the last sample for a bounded time and then stays', () => {
    const track = walk([
      [1000, 0],
      [1050, 10],
    ])
    expect(drawn(track, 1100)).toMatchObject({ x: 20, speed: 200 })
    expect(drawn(track, 1150).x).toBe(30)
    expect(drawn(track, 9000)).toMatchObject({ x: 30, speed: 0 })
    const short = walk(
      [
        [1000, 0],
        [1050, 10],
      ],
      { maxExtrapolationMs: 25 },
    )
    expect(drawn(short, 9000).x).toBe(15)
  })

  it('[P62] draws a jump as none: neither its length nor its duration is a movement', () => {
    const far = walk(
      [
        [1000, 0],
        [1050, 900],
      ],
      { jump: 260 },
    )
    expect(drawn(far, 1049)).toMatchObject({ x: 0, speed: 0 })
    expect(drawn(far, 1050)).toMatchObject({ x: 900, speed: 0 })
    expect(drawn(far, 1120).x).toBe(900)
    const long = walk([
      [1000, 0],
      [1500, 10],
    ])
    expect(drawn(long, 1400).x).toBe(0)
    const turned = new SampleTrack(2, { jump: 5, jumpFields: 1 })
    turned.push(0, [0, 0], EVERY_MS)
    turned.push(50, [1, 900], EVERY_MS)
    expect(drawn(turned, 25).x).toBe(0.5)
  })

  it('[P63] takes an unchanged value for nothing new until one interval has passed, then for standing', () => {
    const slow = new SampleTrack(2)
    slow.push(1000, [0, 0], 150)
    slow.push(1150, [30, 0], 150)
    slow.push(1200, [30, 0], 150)
    expect(drawn(slow, 1225).x).toBeCloseTo(45)
    const track = walk([
      [1000, 0],
      [1050, 10],
      [1100, 10],
      [1150, 10],
    ])
    expect(drawn(track, 1140)).toMatchObject({ x: 10, speed: 0 })
    expect(drawn(track, 1250).x).toBe(10)
  })

  it('[P64] lets what stood set off one interval before the first new value', () => {
    const track = new SampleTrack(2)
    for (const time of [1000, 1150, 1200, 1250, 1300]) track.push(time, [0, 0], 150)
    track.push(1350, [30, 0], 150)
    expect(drawn(track, 1200).x).toBe(0)
    expect(drawn(track, 1275).x).toBeCloseTo(15)

    // That it stands until 1120 was a guess; then 1100 says something else.
    for (const everyMs of [40, 50, 200]) {
      const guessed = walk([[1000, 0]])
      guessed.push(1060, [0, 0], 50)
      guessed.push(1120, [0, 0], 50)
      guessed.push(1100, [10, 0], everyMs)
      expect(drawn(guessed, 1100).x).toBe(10)
      expect(drawn(guessed, 1080).x).toBeGreaterThan(3)
      expect(drawn(guessed, 1000).x).toBe(0)
      guessed.push(1090, [10, 0], everyMs)
      expect(guessed.length).toBe(1)
    }
  })

  it('[P65] begins anew when time runs backwards', () => {
    const track = walk([
      [5000, 40],
      [5050, 50],
      [100, 7],
    ])
    expect(track.length).toBe(1)
    expect(drawn(track, 5050).x).toBe(7)
  })

  it('[P66] stays within the values of a walk, however irregularly they come', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 350 }), { minLength: 2, maxLength: 60 })
    fc.assert(
      fc.property(gaps, fc.nat({ max: 100 }), (gapsMs, share) => {
        const track = new SampleTrack(1, { capacity: 8 })
        let [time, x, previous] = [0, 0, 0]
        for (const gap of gapsMs) {
          previous = time
          time += gap
          x += 5
          track.push(time, [x], EVERY_MS)
        }
        const at = drawn(track, previous + ((time - previous) * share) / 100).x
        expect(at).toBeGreaterThanOrEqual(x - 5)
        expect(at).toBeLessThanOrEqual(x)
        expect(track.length).toBeLessThanOrEqual(8)
      }),
    )
  })
})
