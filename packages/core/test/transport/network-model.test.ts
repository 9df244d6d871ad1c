import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { createRandom } from '../../src/testing/random.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import { type NetworkModelOptions, createNetworkModel } from '../../src/transport/network-model.ts'
import { createNetworkRig, range } from './network-harness.ts'
import { collectUncaught, record } from './recorder.ts'

describe('opening', () => {
  it('[K1] opens the second end when the word is there and the first when it is back', () => {
    const clock = createFakeClock()
    const network = createNetworkModel(
      { there: { latencyMs: 30 }, back: { latencyMs: 50 } },
      { clock },
    )
    const [near, far] = MemoryTransport.createPair({ network })
    expect(near.send(Uint8Array.of(1))).toBe(false)
    const states: string[] = []
    for (const ms of [29, 1, 49, 1]) {
      clock.advance(ms)
      states.push(`${clock.now()} ${near.state} ${far.state}`)
    }
    expect(states).toEqual([
      '29 connecting connecting',
      '30 connecting open',
      '79 connecting open',
      '80 open open',
    ])
  })

  it('[K1] what the second end sends at once comes behind the word that opens the first', () => {
    const clock = createFakeClock()
    const network = createNetworkModel({ latencyMs: 10 }, { clock })
    const [near, far] = MemoryTransport.createPair({ network })
    const heard = record(near)
    far.listen({ open: () => far.send(Uint8Array.of(5)), message: () => {} })
    clock.advance(20)
    expect(heard.events).toEqual(['open', 'message'])
  })

  it('[K1] hears nothing within send, even on a network without delay', () => {
    const { clock, send, arrivals } = createNetworkRig({})
    send([1])
    expect(arrivals).toEqual([])
    clock.advance(0)
    expect(arrivals).toEqual([{ value: 1, atMs: 0 }])
  })

  it('[K1] refuses to be delivered by hand as well', () => {
    const network = createNetworkModel()
    expect(() => MemoryTransport.createPair({ network, auto: false })).toThrow(
      expect.objectContaining({ code: 'invalid-config' }),
    )
  })
})

describe('latency and jitter', () => {
  it('[K2] each message takes the latency of its direction', () => {
    const { clock, far, heardNear, send, arrivals } = createNetworkRig({
      there: { latencyMs: 30 },
      back: { latencyMs: 70 },
    })
    send([1])
    far.send(Uint8Array.of(2))
    clock.advance(69)
    expect(arrivals).toEqual([{ value: 1, atMs: 30 }])
    expect(heardNear.messages).toEqual([])
    clock.advance(1)
    expect(heardNear.messages).toEqual([Uint8Array.of(2)])
  })

  it('[K2] and up to the jitter more, spread over all of it, in the order of sending', () => {
    const { clock, send, arrivals } = createNetworkRig({ latencyMs: 100, jitterMs: 40 })
    const delays: number[] = []
    for (const value of range(200)) {
      send([value])
      const sentAt = clock.now()
      clock.advance(200)
      delays.push(arrivals[value]!.atMs - sentAt)
    }
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(100)
    expect(Math.min(...delays)).toBeLessThan(102)
    expect(Math.max(...delays)).toBeLessThan(140)
    expect(Math.max(...delays)).toBeGreaterThan(138)
    send(range(200))
    clock.advance(200)
    expect(arrivals.slice(200).map(({ value }) => value)).toEqual(range(200))
  })
})

describe('changing it while it runs', () => {
  it('[K9] what is on its way keeps its time; what follows on a faster network waits behind it', () => {
    const { clock, model, send, arrivals } = createNetworkRig({ latencyMs: 100 })
    send([1])
    clock.advance(10)
    model.change({ latencyMs: 20 })
    send([2])
    clock.advance(100)
    send([3])
    clock.advance(100)
    expect(arrivals).toEqual([
      { value: 1, atMs: 100 },
      { value: 2, atMs: 100 },
      { value: 3, atMs: 130 },
    ])
  })

  it('[K9] what is leaving goes on at the new speed', () => {
    const { clock, model, send, arrivals } = createNetworkRig({ bandwidth: 1_000 })
    send([1, 2], 100)
    clock.advance(50)
    model.change({ bandwidth: 500 })
    clock.advance(99)
    expect(arrivals).toEqual([])
    clock.advance(1)
    expect(arrivals).toEqual([{ value: 1, atMs: 150 }])
    model.change({ bandwidth: Number.POSITIVE_INFINITY })
    clock.advance(0)
    expect(arrivals).toHaveLength(2)
  })

  it('[K9] settings of one direction go before those of both, and what is not named stays', () => {
    const model = createNetworkModel({ latencyMs: 10, loss: 0.1, back: { latencyMs: 20 } })
    model.change({ jitterMs: 3, there: { loss: 0.2 } })
    expect(model.there).toMatchObject({ latencyMs: 10, jitterMs: 3, loss: 0.2 })
    expect(model.back).toMatchObject({ latencyMs: 20, jitterMs: 3, loss: 0.1 })
  })

  it.each([
    { latencyMs: -1 },
    { jitterMs: Number.POSITIVE_INFINITY },
    { loss: 1.1 },
    { duplication: Number.NaN },
    { reorder: -0.1 },
    { bandwidth: 0 },
    { queueBytes: -1 },
    { cutsPerMinute: -1 },
  ])('[K9] refuses %j and changes nothing', (impossible) => {
    const model = createNetworkModel({ latencyMs: 10 })
    expect(() => model.change({ there: { latencyMs: 20 }, ...impossible })).toThrow(
      expect.objectContaining({ code: 'invalid-config' }),
    )
    expect(model.there.latencyMs).toBe(10)
  })
})

describe('cutting', () => {
  it('[K10] loses what is on its way and closes both ends with 1006 at once', () => {
    const rig = createNetworkRig({ latencyMs: 50 })
    rig.send([1])
    rig.clock.advance(20)
    rig.send([2])
    rig.clock.advance(30)
    rig.model.cut()
    expect([rig.near.state, rig.far.state]).toEqual(['closed', 'closed'])
    rig.clock.advance(1_000)
    expect(rig.arrivals.map(({ value }) => value)).toEqual([1])
    for (const { closes } of [rig.heardNear, rig.heardFar]) {
      expect(closes).toEqual([{ code: 1006, text: 'the network was cut' }])
    }
  })

  it('[K10] an end that closes already hears its own reason', () => {
    const rig = createNetworkRig({ latencyMs: 50 })
    rig.near.close({ code: 4001, text: 'mine' })
    rig.model.cut()
    expect(rig.heardNear.closes).toEqual([{ code: 4001, text: 'mine' }])
    expect(rig.heardFar.closes).toMatchObject([{ code: 1006 }])
  })

  it('[K10] within a listener it takes effect after that has returned', async () => {
    const rig = createNetworkRig({ latencyMs: 5 })
    const log: string[] = []
    rig.heardFar.onMessage = () => {
      rig.model.cut()
      log.push('message done')
    }
    rig.heardFar.onClose = () => log.push('close')
    rig.send([1, 2])
    const uncaught = await collectUncaught(async () => rig.clock.advance(10))
    expect(uncaught).toEqual([])
    expect(log).toEqual(['message done', 'close'])
  })

  it('[K10] who connects again at once when it hears of the cut is not cut again', () => {
    const clock = createFakeClock()
    const network = createNetworkModel({}, { clock })
    let connections = 0
    const connectAgain = () => {
      connections += 1
      const [near] = MemoryTransport.createPair({ network })
      near.listen({ message: () => {}, close: connectAgain })
    }
    connectAgain()
    clock.advance(0)
    network.cut()
    expect(connections).toBe(2)
  })

  it('[K10] cuts as often as it is told on average, at times of chance', () => {
    const clock = createFakeClock()
    const network = createNetworkModel({ cutsPerMinute: 6 }, { clock, random: createRandom(5) })
    const lifetimes: number[] = []
    const connectAgain = () => {
      const bornAt = clock.now()
      const [near] = MemoryTransport.createPair({ network })
      near.listen({
        message: () => {},
        close: () => {
          lifetimes.push(clock.now() - bornAt)
          connectAgain()
        },
      })
    }
    connectAgain()
    clock.advance(60 * 60_000)
    expect(lifetimes.length).toBeGreaterThan(310)
    expect(lifetimes.length).toBeLessThan(410)
    expect(lifetimes.filter((ms) => ms < 5_000).length / lifetimes.length).toBeCloseTo(0.39, 1)
    network.change({ cutsPerMinute: 0 })
    expect(clock.pendingCount).toBe(0)
  })

  it('[K11] offline it lets nobody connect and says so after a round trip, until it is online', () => {
    const clock = createFakeClock()
    const network = createNetworkModel({ latencyMs: 20 }, { clock })
    network.goOffline()
    const [near, far] = MemoryTransport.createPair({ network })
    const heard = [record(near), record(far)]
    clock.advance(39)
    expect([near.state, far.state]).toEqual(['connecting', 'connecting'])
    clock.advance(1)
    for (const { events, closes } of heard) {
      expect(events).toEqual(['close'])
      expect(closes).toEqual([{ code: 1006, text: 'the network is offline' }])
    }
    network.goOffline('nobody listens')
    const [refused] = MemoryTransport.createPair({ network })
    const heardRefused = record(refused)
    clock.advance(40)
    expect(heardRefused.closes).toEqual([{ code: 1006, text: 'nobody listens' }])
    network.goOnline()
    const [again] = MemoryTransport.createPair({ network })
    clock.advance(40)
    expect(again.state).toBe('open')
  })

  it('[K11] offline it carries nothing, not even the close of an end that gave up', () => {
    const clock = createFakeClock()
    const network = createNetworkModel({ latencyMs: 20 }, { clock })
    network.goOffline()
    const [near, far] = MemoryTransport.createPair({ network })
    const heard = [record(near), record(far)]
    near.close({ code: 4001, text: 'mine' })
    clock.advance(1_000)
    expect(heard.map(({ closes }) => closes)).toEqual([
      [{ code: 4001, text: 'mine' }],
      [{ code: 1006, text: 'the network is offline' }],
    ])
  })

  it('[K11] going offline cuts every connection that it carries', () => {
    const rig = createNetworkRig({})
    const [other] = MemoryTransport.createPair({ network: rig.model })
    rig.model.goOffline()
    expect([rig.near.state, rig.far.state, other.state]).toEqual(['closed', 'closed', 'closed'])
  })
})

describe('chance', () => {
  const faulty = { latencyMs: 20, jitterMs: 30, loss: 0.1, reorder: 0.1, duplication: 0.1 }

  function fate(seed: number, settings: object): string {
    const rig = createNetworkRig({ reliable: false, ...faulty, ...settings }, seed)
    for (const value of range(100)) {
      rig.send([value])
      rig.clock.advance(10)
    }
    rig.clock.advance(1_000)
    return JSON.stringify(rig.arrivals)
  }

  it('[K12] the same seed gives the same fate, another seed another one', () => {
    expect(fate(1, {})).toBe(fate(1, {}))
    expect(fate(1, {})).not.toBe(fate(2, {}))
  })

  it('[K12] one setting does not change the luck of another', () => {
    expect(lostOf({}).length).toBeGreaterThan(0)
    expect(lostOf({ latencyMs: 9, jitterMs: 400, reorder: 0.5 })).toEqual(lostOf({}))
  })
})

/** Which of 200 messages a network loses that is set to more than losing. */
function lostOf(settings: NetworkModelOptions): number[] {
  const rig = createNetworkRig({ reliable: false, loss: 0.1, ...settings }, 4)
  rig.send(range(200))
  rig.clock.advance(1_000)
  const came = new Set(rig.arrivals.map(({ value }) => value))
  return range(200).filter((value) => !came.has(value))
}

it('[K13] a connection that has ended leaves no timer and is let go', () => {
  for (const end of ['close', 'cut'] as const) {
    const rig = createNetworkRig({
      latencyMs: 50,
      jitterMs: 20,
      loss: 0.2,
      bandwidth: 1_000,
      cutsPerMinute: 0.001,
    })
    rig.send(range(20), 30)
    if (end === 'cut') rig.model.cut()
    else rig.near.close()
    rig.clock.advance(end === 'cut' ? 0 : 60_000)
    expect([rig.near.state, rig.far.state]).toEqual(['closed', 'closed'])
    expect(rig.clock.pendingCount).toBe(0)
    expect(rig.model.connections).toBe(0)
  }
})
