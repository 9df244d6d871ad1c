import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { MotionTrack } from '../../../src/client/view/motion.ts'

const everyMs = 50

function place(track: MotionTrack, time: number) {
  const state = { x: Number.NaN, y: Number.NaN, velocityX: 0, velocityY: 0 }
  const known = track.sample(time, state)
  return { known, ...state }
}

function walk(...steps: readonly (readonly [time: number, x: number])[]): MotionTrack {
  const track = new MotionTrack()
  for (const [time, x] of steps) track.push(time, x, 0, everyMs)
  return track
}

describe('MotionTrack', () => {
  it('knows no place before the first sample', () => {
    expect(place(new MotionTrack(), 100).known).toBe(false)
  })

  it('draws a body between two samples in proportion to the time, with its speed', () => {
    const track = walk([1000, 10], [1050, 20])
    expect(place(track, 1025)).toMatchObject({ x: 15, velocityX: 200 })
  })

  it('runs on past the last sample for 100 ms and then stands', () => {
    const track = walk([1000, 0], [1050, 10])
    expect(place(track, 1100).x).toBe(20)
    expect(place(track, 1150).x).toBe(30)
    expect(place(track, 9000)).toMatchObject({ x: 30, velocityX: 0 })
  })

  it('never draws a respawn as a movement', () => {
    const track = walk([1000, 0], [1050, 900])
    expect(place(track, 1049)).toMatchObject({ x: 0, velocityX: 0 })
    expect(place(track, 1050)).toMatchObject({ x: 900, velocityX: 0 })
    expect(place(track, 1120).x).toBe(900)
  })

  it('takes an unchanged place for nothing new until one interval has passed', () => {
    const track = new MotionTrack()
    track.push(1000, 0, 0, 150)
    track.push(1150, 30, 0, 150)
    track.push(1200, 30, 0, 150)
    expect(place(track, 1225).x).toBeCloseTo(45)
  })

  it('takes an unchanged place for standing once an interval has passed', () => {
    const track = walk([1000, 0], [1050, 10], [1100, 10], [1150, 10])
    expect(place(track, 1140)).toMatchObject({ x: 10, velocityX: 0 })
    expect(place(track, 1250).x).toBe(10)
  })

  it('lets who stood set off one interval before the first new place', () => {
    const track = new MotionTrack()
    for (const time of [1000, 1150, 1200, 1250, 1300]) track.push(time, 0, 0, 150)
    track.push(1350, 30, 0, 150)
    expect(place(track, 1200).x).toBe(0)
    expect(place(track, 1275).x).toBeCloseTo(15)
  })

  it('starts anew when time runs backwards, as after a restart of the server', () => {
    const track = walk([5000, 40], [5050, 50], [100, 7])
    expect(track.length).toBe(1)
    expect(place(track, 5050).x).toBe(7)
  })

  it('stays within the places of a walk, however irregularly they come', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 350 }), { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(gaps, fc.nat({ max: 100 }), (gapsMs, share) => {
        const track = new MotionTrack()
        let time = 0
        let x = 0
        let previous = 0
        for (const gap of gapsMs) {
          previous = time
          time += gap
          x += 5
          track.push(time, x, 0, everyMs)
        }
        const drawn = place(track, previous + ((time - previous) * share) / 100).x
        expect(drawn).toBeGreaterThanOrEqual(x - 5)
        expect(drawn).toBeLessThanOrEqual(x)
      }),
    )
  })
})
