import { describe, expect, it } from 'vitest'
import { createNetworkRig } from './network-harness.ts'

describe('bandwidth', () => {
  it('[K7] lets messages leave one after the other at so many bytes a second', () => {
    const { clock, send, arrivals } = createNetworkRig({ latencyMs: 7, bandwidth: 1_000 })
    send([1], 100)
    send([2], 50)
    clock.advance(1_000)
    send([3], 10)
    clock.advance(1_000)
    expect(arrivals).toEqual([
      { value: 1, atMs: 107 },
      { value: 2, atMs: 157 },
      { value: 3, atMs: 1_017 },
    ])
  })

  it('[K7] counts each direction for itself', () => {
    const { clock, far, heardNear, send } = createNetworkRig({ there: { bandwidth: 10 } })
    send([1], 100)
    far.send(new Uint8Array(100_000))
    clock.advance(0)
    expect(heardNear.messages).toHaveLength(1)
  })

  it('[K8] a reliable network keeps what its queue has no room for in bufferedBytes', () => {
    const { clock, near, send, arrivals } = createNetworkRig({ bandwidth: 1_000, queueBytes: 300 })
    send([1, 2, 3], 100)
    expect(near.bufferedBytes).toBe(0)
    send([4, 5], 100)
    expect(near.bufferedBytes).toBe(200)
    clock.advance(50)
    expect(near.bufferedBytes).toBe(150)
    clock.advance(150)
    expect(near.bufferedBytes).toBe(0)
    clock.advance(1_000)
    expect(arrivals.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5])
  })

  it('[K8] another network drops what its queue has no room for, but never a message alone', () => {
    const { clock, near, model, send, arrivals } = createNetworkRig({
      reliable: false,
      bandwidth: 1_000,
      queueBytes: 250,
    })
    send([1, 2, 3], 100)
    clock.advance(1_000)
    send([4], 400)
    send([5], 1)
    clock.advance(1_000)
    expect(arrivals.map(({ value }) => value)).toEqual([1, 2, 4])
    expect(model.counts.there.overflowed).toBe(2)
    expect(near.bufferedBytes).toBe(0)
  })

  it('[K14] the limits of a pair count what the network holds', () => {
    const { clock, near, heardFar, send, arrivals } = createNetworkRig({ latencyMs: 10 }, 1, {
      maxQueuedBytes: 10,
    })
    send([1], 6)
    send([2], 4)
    expect(near.send(Uint8Array.of(3))).toBe(false)
    clock.advance(100)
    expect(arrivals).toHaveLength(2)
    expect(heardFar.closes).toEqual([{ code: 4013, text: 'more than 10 bytes wait' }])
  })

  it('[K14] messages too, and no more fit in after some came twice', () => {
    const { clock, near, send } = createNetworkRig(
      { reliable: false, latencyMs: 10, duplication: 1 },
      1,
      { maxQueuedMessages: 4 },
    )
    for (let round = 0; round < 10; round += 1) {
      send([1])
      clock.advance(10)
    }
    const taken = [1, 2, 3].map(() => near.send(new Uint8Array()))
    expect(taken).toEqual([true, true, false])
  })

  it('[K14] and what was heard or lost makes room again', () => {
    const { clock, near } = createNetworkRig(
      { reliable: false, latencyMs: 10, loss: 0.5, duplication: 0.5, reorder: 0.3 },
      1,
      { maxQueuedBytes: 20, maxQueuedMessages: 2 },
    )
    for (let i = 0; i < 200; i += 1) {
      expect(near.send(new Uint8Array(10))).toBe(true)
      clock.advance(100)
    }
  })
})
