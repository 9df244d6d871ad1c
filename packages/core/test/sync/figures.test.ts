import { describe, expect, it } from 'vitest'
import { backOffDelay } from '../../src/sync/back-off.ts'
import { InboundBaseline } from '../../src/sync/inbound-baseline.ts'
import { RateMeter } from '../../src/sync/rate-meter.ts'
import { RoundTripMeter } from '../../src/sync/round-trip.ts'

describe('inbound baseline', () => {
  it.each([
    [undefined, 0n, 5n, 'apply'],
    [undefined, 3n, 5n, 'gap'],
    [4n, 4n, 5n, 'apply'],
    [4n, 2n, 5n, 'apply'],
    [4n, 5n, 6n, 'gap'],
    [5n, 4n, 5n, 'duplicate'],
    [6n, 4n, 5n, 'duplicate'],
  ] as const)('[B1] with %s here, a delta from %s to %s is: %s', (here, base, target, verdict) => {
    const baseline = new InboundBaseline()
    if (here !== undefined) baseline.moveTo(here)
    expect(baseline.judge(base, target)).toBe(verdict)
  })
})

describe('round trip', () => {
  it('[F1] the first sample counts whole, later ones are smoothed', () => {
    const meter = new RoundTripMeter()
    meter.pingSent(0)
    expect(meter.pongReceived(80)).toBe(80)
    expect([meter.rttMs, meter.jitterMs]).toEqual([80, 40])
    meter.pingSent(100)
    meter.pongReceived(100)
    expect([meter.rttMs, meter.jitterMs]).toEqual([70, 50])
  })

  it('[F2] one ping is in flight; an unanswered one gives up its place after 5 s', () => {
    const meter = new RoundTripMeter()
    meter.pingSent(0)
    expect([meter.canPing(4_999, false), meter.canPing(5_000, false)]).toEqual([false, true])
  })

  it('[F2] where messages may be lost, it does so after four round trips and at least a second', () => {
    const meter = new RoundTripMeter()
    meter.pingSent(0)
    expect([meter.canPing(999, true), meter.canPing(1_000, true)]).toEqual([false, true])
    meter.pongReceived(400)
    meter.pingSent(1_000)
    expect([meter.canPing(2_599, true), meter.canPing(2_600, true)]).toEqual([false, true])
  })

  it('[F2] the answer to either of two pings measures nothing, the next one does', () => {
    const meter = new RoundTripMeter()
    meter.pingSent(0)
    meter.pingSent(1_000)
    expect(meter.pongReceived(1_050)).toBeUndefined()
    expect(meter.rttMs).toBeUndefined()
    meter.pingSent(2_000)
    expect(meter.pongReceived(2_050)).toBe(50)
  })

  it('[F3] a pong that nobody asked for measures nothing', () => {
    const meter = new RoundTripMeter()
    expect(meter.pongReceived(5)).toBeUndefined()
    meter.pingSent(10)
    meter.forgetPing()
    expect(meter.pongReceived(20)).toBeUndefined()
    expect(meter.rttMs).toBeUndefined()
  })
})

describe('rate meter', () => {
  it('[F4] sums the last second and forgets what is older', () => {
    const meter = new RateMeter()
    meter.add(10, 0)
    meter.add(5, 500)
    expect(meter.perSecond(999)).toBe(15)
    expect(meter.perSecond(1_000)).toBe(5)
    expect(meter.perSecond(1_500)).toBe(0)
    meter.add(7, 100_000)
    expect(meter.perSecond(100_000)).toBe(7)
  })
})

describe('back-off', () => {
  const config = { reconnectDelayMs: 100, maxReconnectDelayMs: 1_000 }

  it('[F5] doubles up to the cap', () => {
    const delays = [1, 2, 3, 4, 5, 100].map((attempt) => backOffDelay(attempt, config, () => 1))
    expect(delays).toEqual([100, 200, 400, 800, 1_000, 1_000])
  })

  it('[F6] is between half and all of that by chance', () => {
    expect(backOffDelay(3, config, () => 0)).toBe(200)
    expect(backOffDelay(3, config, () => 0.5)).toBe(300)
  })
})
