import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { createRandom } from '../../src/testing/random.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import { createNetworkModel } from '../../src/transport/network-model.ts'
import { createNetworkRig, range } from './network-harness.ts'
import { record } from './recorder.ts'

describe('a reliable network', () => {
  it('[K3] sends a lost message again after 200 ms and a round trip; what follows waits for it', () => {
    const rig = createNetworkRig({ latencyMs: 50, loss: 1 })
    rig.send([1])
    rig.model.change({ loss: 0 })
    rig.send([2])
    rig.clock.advance(10)
    rig.send([3])
    rig.clock.advance(1_000)
    expect(rig.arrivals).toEqual([
      { value: 1, atMs: 350 },
      { value: 2, atMs: 350 },
      { value: 3, atMs: 350 },
    ])
    expect(rig.model.counts.there).toMatchObject({ sent: 3, lost: 1, delivered: 3 })
  })

  it('[K3] doubles the wait with each further loss of the message', () => {
    const rig = createNetworkRig({ latencyMs: 0, loss: 1 })
    rig.send([1])
    // Lost at 0, 200 and 600; what is sent at 1,400 gets through.
    rig.clock.advance(1_399)
    expect(rig.model.counts.there.lost).toBe(3)
    rig.model.change({ loss: 0 })
    rig.clock.advance(1)
    expect(rig.arrivals).toEqual([{ value: 1, atMs: 1_400 }])
  })

  it('[K3] a message that takes another way holds up what follows, and copies are dropped', () => {
    const rig = createNetworkRig({ latencyMs: 10, reorder: 1, reorderDelayMs: 25, duplication: 1 })
    rig.send([1])
    rig.model.change({ reorder: 0 })
    rig.send([2])
    rig.clock.advance(100)
    expect(rig.arrivals).toEqual([
      { value: 1, atMs: 35 },
      { value: 2, atMs: 35 },
    ])
  })

  it('[K3] whatever it is set to, everything arrives once and in order, and says so', () => {
    fc.assert(
      fc.property(
        fc.record({
          latencyMs: fc.integer({ min: 0, max: 300 }),
          jitterMs: fc.integer({ min: 0, max: 300 }),
          loss: fc.double({ min: 0, max: 0.3, noNaN: true }),
          duplication: fc.double({ min: 0, max: 1, noNaN: true }),
          reorder: fc.double({ min: 0, max: 1, noNaN: true }),
          reorderDelayMs: fc.integer({ min: 0, max: 500 }),
          bandwidth: fc.constantFrom(Number.POSITIVE_INFINITY, 100, 10_000),
          queueBytes: fc.constantFrom(0, 10, 1_000),
        }),
        fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 40 }),
        fc.integer(),
        (settings, pauses, seed) => {
          const { clock, near, heardFar, send, arrivals } = createNetworkRig(settings, seed)
          for (const [value, pause] of pauses.entries()) {
            send([value], 1 + pause)
            clock.advance(pause)
          }
          near.close({ code: 4001, text: 'done' })
          clock.advance(600_000)
          expect(near.ordered).toBe(true)
          // A message may be so unlucky that the connection counts as broken; then what came is a beginning.
          const wasBroken = heardFar.closes[0]?.code === 1006
          const values = arrivals.map(({ value }) => value)
          expect(values).toEqual(range(wasBroken ? values.length : pauses.length))
          expect(heardFar.closes).toHaveLength(1)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('[K4] breaks with 1006 when a message was lost seven times, after 12.6 s and more', () => {
    const rig = createNetworkRig({ loss: 1 })
    rig.send([1])
    rig.clock.advance(12_599)
    expect(rig.heardFar.closes).toEqual([])
    rig.clock.advance(1)
    for (const { closes } of [rig.heardNear, rig.heardFar]) {
      expect(closes).toEqual([{ code: 1006, text: 'the network lost a message again and again' }])
    }
    expect(rig.model.counts.there.lost).toBe(7)
  })
})

describe('a network that is not reliable', () => {
  it('[K5] loses as many messages as it is told, for good', () => {
    const rig = createNetworkRig({ reliable: false, loss: 0.2 })
    rig.send(Array.from({ length: 2_000 }, () => 1))
    rig.clock.advance(60_000)
    const { lost, delivered } = rig.model.counts.there
    expect(lost).toBeGreaterThan(340)
    expect(lost).toBeLessThan(460)
    expect(rig.arrivals).toHaveLength(2_000 - lost)
    expect(delivered).toBe(2_000 - lost)
  })

  it('[K5] lets what comes later overtake a reordered message', () => {
    const rig = createNetworkRig({
      reliable: false,
      latencyMs: 10,
      reorder: 1,
      reorderDelayMs: 30,
    })
    rig.send([1])
    rig.model.change({ reorder: 0 })
    rig.send([2, 3])
    rig.clock.advance(100)
    expect(rig.arrivals).toEqual([
      { value: 2, atMs: 10 },
      { value: 3, atMs: 10 },
      { value: 1, atMs: 40 },
    ])
  })

  it('[K5] delivers duplicates twice, each in memory of its own', () => {
    const rig = createNetworkRig({ reliable: false, duplication: 1 })
    rig.send([1, 2])
    rig.clock.advance(0)
    expect(rig.arrivals.map(({ value }) => value)).toEqual([1, 1, 2, 2])
    rig.heardFar.messages[0]!.fill(9)
    expect(rig.heardFar.messages[1]).toEqual(Uint8Array.of(1))
  })

  it('[K5] spares opening and close, and the close comes behind all that was sent before', () => {
    const clock = createFakeClock()
    const network = createNetworkModel(
      { reliable: false, latencyMs: 10, loss: 0.5, reorder: 0.5, reorderDelayMs: 500 },
      { clock, random: createRandom(3) },
    )
    const [near, far] = MemoryTransport.createPair({ network })
    const heard = record(far)
    clock.advance(20)
    for (const value of range(50)) near.send(Uint8Array.of(value))
    near.close({ code: 4001, text: 'bye' })
    clock.advance(1_000)
    expect(heard.closes).toEqual([{ code: 4001, text: 'bye' }])
    expect(heard.events.at(-1)).toBe('close')
    expect(heard.messages).toHaveLength(50 - network.counts.there.lost)
    expect(network.counts.there.reordered).toBeGreaterThan(0)
  })

  it('[K6] says that it is not ordered if it is not reliable, however well it treats messages now', () => {
    const { near, far, model } = createNetworkRig({ reliable: false, latencyMs: 5, jitterMs: 50 })
    expect([near.ordered, far.ordered]).toEqual([false, false])
    model.change({ loss: 0.1, reorder: 0.1 })
    expect([near.ordered, far.ordered]).toEqual([false, false])
  })
})
