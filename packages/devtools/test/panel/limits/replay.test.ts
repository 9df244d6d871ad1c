import { DEFAULT_RATE_LIMIT_CONFIG, LinkError, type RateLimitConfig } from '@tx2-link/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ask, replayAsks } from '../../../src/panel/limits/replay.ts'

function config(changes: Partial<RateLimitConfig>): RateLimitConfig {
  return { ...DEFAULT_RATE_LIMIT_CONFIG, ...changes }
}

function states(...times: readonly number[]): Ask[] {
  return times.map((time) => ({ time, bytes: 100, isState: true }))
}

describe('replayAsks', () => {
  it('holds nothing back while the limits are not met', () => {
    expect(replayAsks(states(0, 50, 100), config({}), 0, 1000)).toEqual({
      held: 0,
      coalesced: 0,
      refused: 0,
      longestWaitMs: 0,
    })
  })

  it('lets a message that meets the cap wait until the window has room', () => {
    const result = replayAsks(states(0, 400, 600), config({ maxMessagesPerSecond: 2 }), 0, 2000)
    expect(result).toEqual({ held: 1, coalesced: 0, refused: 1, longestWaitMs: 400 })
  })

  it('lets a message wait for a token where the settings are of a bucket', () => {
    const limits = config({ algorithm: 'token-bucket', maxMessagesPerSecond: 2, burstSize: 2 })
    expect(replayAsks(states(0, 100, 200), limits, 0, 2000)).toEqual({
      held: 1,
      coalesced: 0,
      refused: 1,
      longestWaitMs: 300,
    })
  })

  it('joins state to the state that waits, but lets other messages wait in line', () => {
    const limits = config({ maxMessagesPerSecond: 1 })
    expect(replayAsks(states(0, 100, 200, 300), limits, 0, 5000)).toMatchObject({
      held: 1,
      coalesced: 2,
      refused: 3,
    })
    const pongs = [0, 100, 200, 300].map((time) => ({ time, bytes: 100, isState: false }))
    expect(replayAsks(pongs, limits, 0, 5000)).toMatchObject({
      held: 3,
      coalesced: 0,
      longestWaitMs: 2700,
    })
  })

  it('sends state before what came earlier and is none', () => {
    const asks: Ask[] = [
      { time: 0, bytes: 1, isState: false },
      { time: 100, bytes: 1, isState: false },
      { time: 200, bytes: 1, isState: true },
    ]
    const result = replayAsks(asks, config({ maxMessagesPerSecond: 1 }), 0, 5000)
    expect(result).toMatchObject({ held: 2, longestWaitMs: 1900 })
  })

  it('fills the window with what was before the moment from which it counts', () => {
    const result = replayAsks(states(-900, -800, 0), config({ maxMessagesPerSecond: 2 }), 0, 1000)
    expect(result).toMatchObject({ held: 1, refused: 1, longestWaitMs: 100 })
  })

  it('counts the wait of what still waits at the end', () => {
    const result = replayAsks(states(0, 100), config({ maxMessagesPerSecond: 1 }), 0, 500)
    expect(result).toEqual({ held: 0, coalesced: 0, refused: 1, longestWaitMs: 400 })
  })

  it('throws what the limiter throws for settings that cannot be', () => {
    expect(() => replayAsks([], config({ burstSize: 0 }), 0, 1)).toThrow(LinkError)
  })

  it('accounts for every state: sent at once, held, joined, or still waiting', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 60 })
    const caps = fc.record({
      maxMessagesPerSecond: fc.integer({ min: 1, max: 40 }),
      burstSize: fc.integer({ min: 1, max: 5 }),
      windowMs: fc.integer({ min: 1000, max: 3000 }),
    })
    fc.assert(
      fc.property(gaps, caps, (gaps, caps) => {
        let time = 0
        const asks = states(...gaps.map((gap) => (time += gap)))
        const until = time + 100_000
        const result = replayAsks(asks, config(caps), 0, until)
        expect(result.held + result.coalesced).toBeLessThanOrEqual(asks.length)
        expect(result.refused).toBe(result.held + result.coalesced)
        expect(result.longestWaitMs).toBeLessThanOrEqual(caps.windowMs)
        expect(result.longestWaitMs > 0).toBe(result.held > 0)
      }),
    )
  })
})
