import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../../src/testing/index.ts'

describe('createFakeClock', () => {
  it('stands still until it is advanced and then runs what is due, each at its own time', () => {
    const clock = createFakeClock(100)
    const ran: [string, number][] = []
    clock.schedule(30, () => ran.push(['late', clock.now()]))
    clock.schedule(10, () => ran.push(['early', clock.now()]))
    clock.schedule(31, () => ran.push(['not yet', clock.now()]))
    clock.advance(30)
    expect(ran).toEqual([
      ['early', 110],
      ['late', 130],
    ])
    expect(clock.now()).toBe(130)
    expect(clock.pendingCount).toBe(1)
  })

  it('runs callbacks of one time in the order in which they were scheduled', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 })), (delays) => {
        const clock = createFakeClock()
        const ran: { delay: number; index: number }[] = []
        delays.forEach((delay, index) => {
          clock.schedule(delay, () => ran.push({ delay: Math.max(0, delay), index }))
        })
        clock.advance(3)
        expect(ran).toEqual(ran.toSorted((a, b) => a.delay - b.delay || a.index - b.index))
        expect(ran).toHaveLength(delays.length)
      }),
    )
  })

  it('runs what a callback schedules within the time that is passing, and nothing beyond it', () => {
    const clock = createFakeClock()
    const times: number[] = []
    const again = () => {
      times.push(clock.now())
      clock.schedule(10, again)
    }
    clock.schedule(10, again)
    clock.advance(35)
    expect(times).toEqual([10, 20, 30])
    clock.advance(5)
    expect(times).toEqual([10, 20, 30, 40])
  })

  it('does not run what was cancelled, and cancelling twice or too late harms no other', () => {
    const clock = createFakeClock()
    const ran: string[] = []
    const cancelFirst = clock.schedule(5, () => ran.push('first'))
    const cancelSecond = clock.schedule(5, () => {
      ran.push('second')
      cancelThird()
    })
    const cancelThird = clock.schedule(5, () => ran.push('third'))
    clock.schedule(5, () => ran.push('fourth'))
    cancelFirst()
    cancelFirst()
    clock.advance(5)
    cancelSecond()
    expect(ran).toEqual(['second', 'fourth'])
    expect(clock.pendingCount).toBe(0)
  })

  it('lets an error of a callback out and goes on from that time afterwards', () => {
    const clock = createFakeClock()
    const ran: number[] = []
    clock.schedule(10, () => {
      throw new Error('boom')
    })
    clock.schedule(20, () => ran.push(clock.now()))
    expect(() => clock.advance(30)).toThrow('boom')
    expect(clock.now()).toBe(10)
    clock.advance(10)
    expect(ran).toEqual([20])
  })

  it('tells Unix time in whole milliseconds that run along, apart from its own time', () => {
    const clock = createFakeClock(3)
    const start = clock.unixMs()
    expect(start).not.toBe(clock.now())
    clock.advance(1.75)
    clock.advance(1.75)
    expect(clock.unixMs()).toBe(start + 3)
    expect(clock.now()).toBe(6.5)
  })

  it('refuses to run backwards, to no number, and from within a callback', () => {
    const clock = createFakeClock()
    expect(() => clock.advance(-1)).toThrow('not by -1')
    expect(() => clock.advance(Number.NaN)).toThrow('not by NaN')
    expect(() => clock.schedule(Number.NaN, () => {})).toThrow('must be a number')
    clock.schedule(1, () => clock.advance(1))
    expect(() => clock.advance(1)).toThrow('cannot advance its own clock')
  })

  it('stops a callback that schedules itself at once for ever', () => {
    const clock = createFakeClock()
    const again = () => {
      clock.schedule(0, again)
    }
    again()
    expect(() => clock.advance(1)).toThrow(expect.objectContaining({ code: 'limit-exceeded' }))
  })
})
