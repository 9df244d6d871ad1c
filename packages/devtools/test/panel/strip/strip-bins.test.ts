import type { RateLimitConfig } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { BIN_MS, StripBins } from '../../../src/panel/strip/strip-bins.ts'
import { Recorder } from '../../../src/recording/recorder.ts'
import { messageEvent } from '../feed.ts'

function binsAt(times: readonly number[]): { bins: StripBins; size: number; recorder: Recorder } {
  const recorder = new Recorder({ timeOrigin: 0 })
  for (const time of times) recorder.probe(messageEvent({ time, sequence: 1n }))
  const bins = new StripBins(recorder)
  bins.update()
  return { bins, recorder, size: recorder.columns.byteLength(0) }
}

describe('the bins of the strip', () => {
  it('sum the bytes of their fifth of a second', () => {
    const { bins, size } = binsAt([1000, 1100, 1199, 1200])
    expect([bins.bytesIn(5, 1), bins.bytesIn(6, 1)]).toEqual([3 * size, size])
    expect(bins.bytesOut(5, 1)).toBe(0)
  })

  it('show the largest of several, so that a spike survives', () => {
    const { bins, size } = binsAt([1000, 1001, 1002, 5000])
    expect(bins.bytesIn(0, 25)).toBe(3 * size)
  })

  it('count each message once, however often they are updated', () => {
    const { bins, recorder } = binsAt([1000])
    bins.update()
    recorder.probe(messageEvent({ time: 1001 }))
    bins.update()
    bins.update()
    expect(bins.messages(5, 1)).toBe(2)
  })

  it('forget what is older than they reach, and say 0 of it and of the future', () => {
    const { bins, recorder } = binsAt([1000])
    recorder.probe(messageEvent({ time: 1000 + BIN_MS * 9000 }))
    bins.update()
    expect(bins.messages(5, 1)).toBe(0)
    expect(bins.messages(9005, 1)).toBe(1)
    expect(bins.messages(9006, 100)).toBe(0)
  })

  it('mark where the limiter refused', () => {
    const { bins, recorder } = binsAt([])
    const config: RateLimitConfig = {
      algorithm: 'sliding-window',
      maxMessagesPerSecond: 10,
      maxBytesPerSecond: 100,
      burstSize: 4,
      windowMs: 1000,
    }
    recorder.probe({
      type: 'limiter',
      time: 400,
      link: 'test',
      direction: 'out',
      allowed: false,
      reason: 'bytes',
      bytes: 50,
      messagesInWindow: 1,
      bytesInWindow: 90,
      messagesInBurst: 1,
      config,
    })
    bins.update()
    expect([bins.isRefused(2, 1), bins.isRefused(3, 1)]).toEqual([true, false])
    expect(bins.fill(2, 1)).toBeGreaterThan(0)
  })
})

describe('after a clear', () => {
  it('nothing of before is shown, whenever it is noticed', () => {
    const { bins, recorder } = binsAt([1000, 1001, 1002])
    recorder.clear()
    recorder.probe(messageEvent({ time: 2000 }))
    bins.update()
    expect(bins.messages(5, 1)).toBe(0)
    expect(bins.messages(10, 1)).toBe(1)
  })
})
