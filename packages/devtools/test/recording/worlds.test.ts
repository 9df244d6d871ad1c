import { type ProbeEvent, WorldEncoder, createCodec } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { Recorder } from '../../src/recording/recorder.ts'
import { Rig, holdsState, textOf } from './rig.ts'

/** A rig whose client records from the start, and that has been live for some ticks. */
function createRig(options: ConstructorParameters<typeof Rig>[0] = {}): Rig {
  const rig = new Rig(options)
  rig.follow()
  rig.link.open()
  rig.run(2)
  return rig
}

/** One move of one entity for each tick. */
function play(rig: Rig, ticks: number): void {
  const id = [...rig.world.ids()][0] ?? rig.world.spawn({ Position: { x: 0, y: 0 } })
  for (let tick = 0; tick < ticks; tick += 1) {
    rig.world.set(id, 'Position', { x: tick + 0.5, y: 0 })
    rig.run(1)
  }
}

function snapshotsOf(recorder: Recorder): number {
  let snapshots = 0
  for (let index = recorder.firstIndex; index < recorder.endIndex; index += 1) {
    const { columns } = recorder
    if (columns.messageType(index) === 'snapshot' && columns.direction(index) === 'in') {
      snapshots += 1
    }
  }
  return snapshots
}

describe('a world that came in parts', () => {
  it('[C20] is there when the last one is, and not before', () => {
    const rig = new Rig({ sync: { maxSnapshotBytes: 300 } })
    for (let count = 0; count < 40; count += 1) rig.world.spawn({ Profile: { name: 'unit' } })
    rig.follow()
    rig.link.open()
    rig.run(2)
    play(rig, 5)
    rig.settle()
    const { recorder, truth } = rig.client
    expect(snapshotsOf(recorder)).toBeGreaterThan(5)
    const known = truth.map((_, index) => recorder.worldAt(index))
    expect(known.map((world) => world && textOf(world))).toEqual(truth)
    expect(truth.at(-1)).toBeDefined()
  })
})

describe('keyframes', () => {
  it('[C22] are made in idle moments, so that worlds stay known when the snapshot is long gone', () => {
    const rig = createRig({
      recorder: { maxBytes: 60_000, segmentBytes: 4_000, keyframeEvery: 20 },
    })
    play(rig, 600)
    const { recorder, truth } = rig.client
    rig.settle()
    expect(recorder.firstIndex).toBeGreaterThan(300)
    expect(snapshotsOf(recorder)).toBe(0)
    const known: string[] = []
    const real: (string | undefined)[] = []
    for (let index = recorder.firstIndex; index < recorder.endIndex; index += 1) {
      const world = recorder.worldAt(index)
      if (world === undefined) continue
      known.push(textOf(world))
      real.push(truth[index])
    }
    expect(known).toEqual(real)
    // Unknown are those before the first keyframe that is left; acks and pings lie between states.
    expect(recorder.endIndex - recorder.firstIndex - known.length).toBeLessThan(60)
  })

  it('[C22] count as memory, and go with the messages around them', () => {
    const rig = createRig({
      recorder: { maxBytes: 60_000, segmentBytes: 4_000, keyframeEvery: 5 },
    })
    for (let count = 0; count < 20; count += 1) rig.world.spawn({ Profile: { name: 'someone' } })
    const { recorder } = rig.client
    let most = 0
    for (let round = 0; round < 50; round += 1) {
      play(rig, 10)
      const { messages, keyframes } = recorder.memory
      expect(messages + keyframes).toBeLessThanOrEqual(60_000)
      most = Math.max(most, keyframes)
    }
    expect(most).toBeGreaterThan(0)
    recorder.pause()
    recorder.clear()
    expect(recorder.memory).toEqual({ messages: 0, keyframes: 0, summaries: 0 })
  })

  it('[C23] never weigh more than the messages that they spare', () => {
    const rig = createRig({ recorder: { keyframeEvery: 1 } })
    for (let count = 0; count < 200; count += 1) rig.world.spawn({ Profile: { name: 'someone' } })
    play(rig, 300)
    const { recorder } = rig.client
    const { bytesIn, bytesOut } = recorder.totals
    const { keyframes } = recorder.memory
    expect(keyframes).toBeGreaterThan(0)
    expect(keyframes).toBeLessThan(bytesIn + bytesOut)
  })

  it('[C22] a walk without them goes in slices, and leaves them on its way', () => {
    const rig = new Rig()
    const { clock } = rig
    const recorder = new Recorder({
      // Never idle: nothing that is scheduled runs.
      clock: { now: () => clock.now(), unixMs: () => clock.unixMs(), schedule: () => () => {} },
      schema: rig.world.schema,
      keyframeEvery: 10,
    })
    rig.link.observe(recorder.probe)
    rig.link.open()
    play(rig, 100)
    const last = recorder.endIndex - 1
    const cursor = recorder.createCursor()
    const slicesTo = (index: number): number => {
      let slices = 1
      while (!cursor.moveWithin(index, 0)) {
        expect(cursor.world).toBeUndefined()
        slices += 1
      }
      return slices
    }
    expect(recorder.memory.keyframes).toBe(0)
    expect(slicesTo(last)).toBeGreaterThan(10)
    expect(textOf(cursor.world!)).toBe(textOf(rig.world))
    expect(recorder.memory.keyframes).toBeGreaterThan(0)
    expect(slicesTo(last - 40)).toBeLessThan(4)
  })

  it('[C24] that never went over the wire make the world known and count for nothing', () => {
    const rig = new Rig()
    rig.link.open()
    const id = rig.world.spawn({ Position: { x: 0, y: 0 } })
    rig.run(3)
    const [peer] = rig.server.peers
    const recorder = new Recorder({
      clock: rig.clock,
      schema: rig.world.schema,
      worldDirection: 'out',
    })
    peer?.observe(recorder.probe)
    play(rig, 1)
    expect(recorder.worldAt(recorder.endIndex - 1)).toBeUndefined()
    const { totals, endIndex, marks } = recorder
    const before = { totals, endIndex, marks: marks.end }
    const { bytes, sequence, timestamp, changeCount } = new WorldEncoder(
      rig.world,
      createCodec('msgpack'),
      1,
    ).snapshot()
    const keyframe: ProbeEvent & { synthetic: true } = {
      type: 'message',
      time: rig.clock.now(),
      link: 'peer 1',
      direction: 'out',
      messageType: 'snapshot',
      bytes,
      format: 'msgpack',
      sequence,
      timestamp,
      changeCount,
      ticks: 1,
      synthetic: true,
    }
    recorder.probe(keyframe)
    expect({
      totals: recorder.totals,
      endIndex: recorder.endIndex,
      marks: recorder.marks.end,
    }).toEqual(before)
    expect(textOf(recorder.worldAt(recorder.endIndex - 1)!)).toBe(textOf(rig.world))
    rig.world.patch(id, 'Position', { y: 3 })
    rig.run(1)
    expect(textOf(recorder.worldAt(recorder.endIndex - 1)!)).toBe(textOf(rig.world))
    recorder.pause()
    recorder.resume()
    recorder.probe(keyframe)
    expect(recorder.worldAt(recorder.endIndex - 1)).toBeDefined()
  })
})

describe('a cursor', () => {
  it('[C25] says the tick, the time and the message that changed the world last', () => {
    const rig = createRig()
    play(rig, 30)
    const { recorder } = rig.client
    const cursor = recorder.createCursor()
    expect([cursor.world, cursor.tick, cursor.changedBy]).toEqual([undefined, undefined, undefined])
    const last = recorder.endIndex - 1
    cursor.moveTo(last)
    expect(cursor.tick).toBe(rig.world.tick)
    expect(cursor.timestamp).toBe(rig.world.timestamp)
    expect(cursor.changedBy).toBe(recorder.indexOfSequence('in', rig.world.tick))
    const middle = recorder.indexOfSequence('in', 10)!
    cursor.moveTo(middle)
    expect([cursor.tick, cursor.changedBy]).toEqual([10, middle])
    cursor.moveTo(recorder.endIndex)
    expect(cursor.world).toBeUndefined()
  })

  it('[C25] what worldAt gave stays as it was when others are asked for', () => {
    const rig = createRig()
    play(rig, 10)
    const { recorder } = rig.client
    const first = recorder.indexOfSequence('in', 3)!
    const world = recorder.worldAt(first)!
    const text = textOf(world)
    expect(recorder.worldAt(first)).toBe(world)
    for (let index = 0; index < recorder.endIndex; index += 1) recorder.worldAt(index)
    expect(textOf(world)).toBe(text)
  })
})

describe('a whole state', () => {
  it('[C27] is asked for when a source is followed, after a pause and after clear, until it came', () => {
    const rig = createRig()
    const { recorder } = rig.client
    const isKnown = (): boolean => recorder.worldAt(recorder.endIndex - 1) !== undefined
    play(rig, 30)
    expect(isKnown()).toBe(true)
    recorder.pause()
    play(rig, 3)
    recorder.resume()
    play(rig, 2)
    expect(isKnown()).toBe(true)
    rig.loses = holdsState
    recorder.clear()
    play(rig, 5)
    rig.loses = () => false
    expect(isKnown()).toBe(false)
    play(rig, 30)
    expect(isKnown()).toBe(true)
  })

  it('[C27] is not asked for without end', () => {
    const rig = new Rig()
    const recorder = new Recorder({ clock: rig.clock })
    let requests = 0
    recorder.follow({ observe: () => () => {}, requestKeyframe: () => (requests += 1) })
    rig.clock.advance(60_000)
    expect(requests).toBe(5)
  })

  it('[C28] is missed between two follows: the world is unknown until it comes again', () => {
    const rig = new Rig()
    const stop = rig.follow()
    rig.link.open()
    play(rig, 30)
    const { recorder } = rig.client
    stop()
    play(rig, 30)
    const before = recorder.endIndex
    rig.follow()
    play(rig, 10)
    const unknown = [...Array(recorder.endIndex - before).keys()].filter(
      (at) => recorder.worldAt(before + at) === undefined,
    )
    expect(unknown.length).toBeGreaterThan(0)
    expect(textOf(recorder.worldAt(recorder.endIndex - 1)!)).toBe(textOf(rig.world))
  })

  it('[C28] a peer that cannot be judged leaves the world unknown where something does not fit', () => {
    const rig = createRig({ sync: { rateLimit: { maxMessagesPerSecond: 1_000 } } })
    play(rig, 5)
    const late = new Recorder({ clock: rig.clock, schema: rig.world.schema })
    const { recorder } = rig.client
    for (let index = 0; index < recorder.endIndex; index += 1) {
      const { columns } = recorder
      if (columns.direction(index) !== 'in' || columns.messageType(index) === 'schema_sync')
        continue
      const message = recorder.message(index)!
      late.probe({
        type: 'message',
        time: index,
        link: 'late',
        direction: 'in',
        messageType: message.payload.type,
        bytes: recorder.bytes(index)!,
        format: 'msgpack',
        sequence: message.header.sequence,
        timestamp: message.header.timestamp,
        changeCount: 0,
        ticks: 1,
      })
    }
    expect(textOf(late.worldAt(late.endIndex - 1)!)).toBe(textOf(rig.world))
    const { columns } = recorder
    const first = [...Array(recorder.endIndex).keys()].find(
      (index) => columns.messageType(index) === 'delta' && columns.direction(index) === 'in',
    )!
    const delta = recorder.message(first)!
    const again = {
      type: 'message',
      link: 'late',
      direction: 'in',
      messageType: 'delta',
      bytes: recorder.bytes(first)!,
      format: 'msgpack',
      sequence: delta.header.sequence,
      timestamp: delta.header.timestamp,
      changeCount: 0,
      ticks: 1,
    } as const
    late.probe({ ...again, time: 1_000 })
    expect(late.worldAt(late.endIndex - 1)).toBeUndefined()
  })
})

describe('worlds without a schema', () => {
  it('[C29] hold every component as it came', () => {
    const rig = new Rig()
    const recorder = new Recorder({ clock: rig.clock })
    rig.link.observe(recorder.probe)
    rig.link.open()
    const id = rig.world.spawn({ Position: { x: 0.5, y: 1 }, Profile: { name: 'orc' } })
    rig.run(2)
    rig.world.patch(id, 'Position', { x: 7 })
    rig.run(1)
    const world = recorder.worldAt(recorder.endIndex - 1)!
    expect(world.get(id, 'Position')).toEqual({ x: 7, y: 1 })
    expect(world.get(id, 'Profile')).toEqual({ name: 'orc' })
    expect(recorder.schema).toBeUndefined()
  })
})
