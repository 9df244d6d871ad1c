import { describe, expect, it } from 'vitest'
import { createCodec } from '../../src/codec/create-codec.ts'
import type { SyncConfig } from '../../src/sync/config.ts'
import { MAX_STAGED_ENTITIES, StagedSnapshot } from '../../src/sync/staged-snapshot.ts'
import { createDeltaPayload, createSnapshotPayload } from '../../src/protocol/create-message.ts'
import type { MessagePayload, SnapshotPayload } from '../../src/protocol/message.ts'
import { NO_ENTITY } from '../../src/sync/snapshot-part.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import { WorldEncoder } from '../../src/sync/world-encoder.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import { World } from '../../src/world/world.ts'
import { type RawPeer, createRawPeer, drain, emptyPart, eventsOf } from './helpers.ts'
import { type Rig, contentOf, createRig, schema } from './link-harness.ts'

const SMALL = { maxSnapshotBytes: 600 }

/** One message a tick, so that the world goes on between parts. */
const SLOW: Partial<SyncConfig> = {
  ...SMALL,
  rateLimit: { maxMessagesPerSecond: 20, windowMs: 50 },
}

function populate({ server }: Rig, count: number): number[] {
  return Array.from({ length: count }, (_, index) =>
    server.world.spawn({ Position: { x: index, y: 0 }, Name: { value: `unit ${index}` } }),
  )
}

/** Snapshots that the client heard, in the order of their coming. */
function snapshotsIn({ probed }: Rig): SnapshotPayload[] {
  const codec = createCodec('msgpack')
  return probed.flatMap((event) => {
    if (event.type !== 'message' || event.direction !== 'in') return []
    const { payload } = codec.decodeMessage(event.bytes)
    return payload.type === 'snapshot' ? [payload] : []
  })
}

describe('a snapshot that is too large for one message', () => {
  it('[B10] goes in parts of about the size that is told, and is told to the replica as one', () => {
    const rig = createRig({}, SMALL)
    populate(rig, 100)
    rig.link.open()
    rig.step(2)
    const parts = snapshotsIn(rig)
    expect(parts.length).toBeGreaterThan(10)
    expect(parts.flatMap(({ entities }) => entities)).toHaveLength(100)
    expect(parts.every(({ metadata }) => metadata.entityCount === 100)).toBe(true)
    const sizes = rig.probed.flatMap((event) =>
      event.type === 'message' && event.messageType === 'snapshot' ? [event.bytes.length] : [],
    )
    expect(Math.max(...sizes)).toBeLessThan(1_000)
    expect(rig.told).toHaveLength(1)
    expect(rig.link.status.state).toBe('live')
    expect(contentOf(rig.replica)).toEqual(contentOf(rig.server.world))
  })

  it('[B10] is the world as it is when the last part came, though it goes on meanwhile', () => {
    const rig = createRig({}, SLOW)
    const { server, link, told, replica, step } = rig
    const ids = populate(rig, 60)
    const seen: string[] = []
    link.open()
    for (let round = 0; round < 60; round += 1) {
      const id = ids[round]!
      const moving = ids[59 - (round % 20)]!
      if (server.world.has(moving)) server.world.patch(moving, 'Position', { y: round })
      if (round % 3 === 0 && server.world.has(id)) server.world.despawn(id)
      if (round % 4 === 0) server.world.spawn({ Health: { current: round } })
      if (round % 7 === 0) server.world.spawn({ Health: { current: 1 } }, { id: 5_000 - round })
      step()
      seen.push(`${told.length > 0} ${replica.size > 0}`)
    }
    step(40)
    expect(new Set(seen)).toEqual(new Set(['false false', 'true true']))
    expect(snapshotsIn(rig).length).toBeGreaterThan(6)
    expect(told.filter((text) => text.startsWith('snapshot'))).toHaveLength(1)
    expect(contentOf(replica)).toEqual(contentOf(server.world))
    expect(link.getStats()).toMatchObject({ gaps: 0, repairs: 0, refusals: 0 })
  })

  it('[B10] may take longer than a silent server is borne with', () => {
    const rig = createRig(
      { pingIntervalMs: 60_000 },
      { ...SMALL, rateLimit: { maxMessagesPerSecond: 2 } },
    )
    populate(rig, 120)
    rig.link.open()
    rig.step(13 * 20)
    expect(rig.told).toHaveLength(1)
    expect(snapshotsIn(rig).length).toBeGreaterThan(20)
    expect(rig.link.getStats().closes).toBe(0)
    expect(contentOf(rig.replica)).toEqual(contentOf(rig.server.world))
  })

  it('[B11] is begun anew when the connection breaks in the middle, and nothing of it was seen', () => {
    const rig = createRig({}, SLOW)
    const { server, link, told, replica, step } = rig
    const ids = populate(rig, 60)
    link.open()
    while (snapshotsIn(rig).length < 4) step()
    server.loseAll()
    for (const id of ids.slice(0, 20)) server.world.despawn(id)
    step(5)
    expect([told, replica.size]).toEqual([[], 0])
    step(100)
    expect(told).toHaveLength(1)
    expect(contentOf(replica)).toEqual(contentOf(server.world))
  })

  it('[B11] leaves what was here untouched until all parts are there', () => {
    const rig = createRig({}, SMALL)
    const { server, link, told, replica, step } = rig
    populate(rig, 60)
    link.open()
    step(2)
    const before = contentOf(replica)
    server.peers[0]?.manager.rateLimiter?.setConfig({ maxMessagesPerSecond: 20, windowMs: 50 })
    link.resync('a test wants it')
    step(5)
    expect(snapshotsIn(rig).length).toBeGreaterThan(10)
    expect([told.length, contentOf(replica)]).toEqual([1, before])
    step(100)
    expect(told).toHaveLength(2)
    expect(contentOf(replica)).toEqual(contentOf(server.world))
  })

  it('[B11] goes as one message where the journal no longer reaches the first part', () => {
    const rig = createRig({}, SLOW)
    const { server, link, told, replica, step } = rig
    server.world = new World(schema, { tombstoneCapacity: 2, tickCapacity: 2 })
    const ids = populate(rig, 60)
    link.open()
    for (const id of ids.slice(0, 30)) {
      server.world.despawn(id)
      step()
    }
    step(100)
    expect(told.filter((text) => text.startsWith('snapshot'))).toHaveLength(1)
    const last = snapshotsIn(rig).at(-1)
    expect(last?.metadata.entityCount).toBe(last?.entities.length)
    expect(contentOf(replica)).toEqual(contentOf(server.world))
  })

  it('[B11] has no half that would be lost with entities that leave before they are sent', () => {
    const rig = createRig({}, SLOW)
    const { server, link, replica, step } = rig
    const ids = populate(rig, 60)
    link.open()
    while (snapshotsIn(rig).length < 2) step()
    for (const id of ids.slice(0, 30)) server.world.despawn(id)
    step(100)
    expect(contentOf(replica)).toEqual(contentOf(server.world))
  })

  it('[B12] goes to a plain peer as one message', () => {
    const clock = createFakeClock()
    const [near, far] = MemoryTransport.createPair()
    const manager = new SyncManager(near, { clock, role: 'server', ...SMALL })
    const peer = createRawPeer(far)
    const world = new World(schema)
    for (let count = 0; count < 60; count += 1) world.spawn({ Name: { value: 'unit' } })
    world.seal(1)
    const sender = manager.serveWorld(manager.createWorldEncoder(world))
    clock.advance(2_000)
    sender.flush()
    expect(peer.heardOf('snapshot').map(({ entities }) => entities.length)).toEqual([60])
  })
})

/** Bytes and number of entities of each part, of a world of one text an entity; undefined if it is none. */
function cut(texts: readonly string[], maxBytes: number): [number, number][] | undefined {
  const world = new World(schema)
  for (const value of texts) world.spawn({ Name: { value } })
  world.seal(1)
  const codec = createCodec('msgpack')
  const encoder = new WorldEncoder(world, codec, 1)
  const cuts: [number, number][] = []
  for (let after = NO_ENTITY; ;) {
    const part = encoder.part(after, maxBytes)
    if (part === undefined) return cuts.length === 0 ? undefined : cuts
    const { payload } = codec.decodeMessage(part.message.bytes)
    const count = payload.type === 'snapshot' ? payload.entities.length : 0
    cuts.push([part.message.bytes.length, count])
    after = part.lastId
  }
}

describe('parts of entities that differ in size', () => {
  it('[B10] no part but one of a single entity takes more than twice what it is to take', () => {
    const large = 'x'.repeat(1_000)
    const worlds = [
      Array.from({ length: 50 }, () => large),
      Array.from({ length: 400 }, (_, index) => (index < 200 ? '' : large)),
      Array.from({ length: 400 }, (_, index) => (index % 2 === 0 ? '' : large)),
      ['', large.repeat(30), ''],
    ]
    for (const texts of worlds) {
      const parts = cut(texts, 5_000) ?? []
      expect(parts.length).toBeGreaterThan(1)
      expect(parts.filter(([bytes, count]) => bytes > 10_000 && count > 1)).toEqual([])
      expect(parts.reduce((sum, [, count]) => sum + count, 0)).toBe(texts.length)
    }
  })

  it('[B10] a world that fits into one message, and one of a single entity, is not cut', () => {
    expect(cut(['a', 'b'], 5_000)).toBeUndefined()
    expect(cut(['x'.repeat(20_000)], 5_000)).toBeUndefined()
    expect(cut([], 5_000)).toBeUndefined()
  })
})

/** A client that a server has greeted, whose messages all are of the time 7. */
function createGreetedClient() {
  const clock = createFakeClock()
  let peer: RawPeer | undefined
  let end: MemoryTransport | undefined
  const say = (payload: MessagePayload): void => peer?.say(payload, { timestamp: 7n })
  const connect = (): MemoryTransport => {
    const [near, far] = MemoryTransport.createPair()
    end = far
    peer = createRawPeer(far)
    return near
  }
  const greet = (): void => {
    const fields = ['codec:msgpack', `epoch:${'a'.repeat(16)}`, 'at:7'].map((fieldId) => {
      return { fieldId, fieldType: 'Null' as const, optional: true }
    })
    say({ type: 'schema_sync', schemas: [{ componentId: '@tx2-link', version: 1, fields }] })
  }
  const manager = new SyncManager(connect, { clock, role: 'client', schema })
  manager.open()
  greet()
  return {
    manager,
    say,
    /** Loses the connection, and greets on the next one. */
    reconnect: (): void => {
      end?.close()
      manager.retryNow()
      greet()
    },
  }
}

/** What a client with parts in its hands says that it has, at the time 1 of the world `epoch`. */
function greetingOf(epoch: string): MessagePayload {
  const said = ['codec:msgpack', 'can:parts', 'have:1', `of:${epoch}`]
  const fields = said.map((fieldId) => {
    return { fieldId, fieldType: 'Null' as const, optional: true }
  })
  return { type: 'schema_sync', schemas: [{ componentId: '@tx2-link', version: 1, fields }] }
}

describe('what comes in parts', () => {
  it('[B11] what is given up is never ended by what changed since it began', () => {
    const clock = createFakeClock()
    const [near, far] = MemoryTransport.createPair()
    const manager = new SyncManager(near, { clock, role: 'server', schema, ...SLOW })
    const peer = createRawPeer(far)
    const world = new World(schema)
    for (let count = 0; count < 60; count += 1) world.spawn({ Name: { value: 'unit' } })
    world.seal(1)
    const sender = manager.serveWorld(manager.createWorldEncoder(world))
    const states = (): string[] =>
      peer.heard.flatMap(({ payload }) => {
        if (payload.type === 'delta') return [`delta from ${payload.baseTimestamp}`]
        return payload.type === 'snapshot' ? [`behind ${payload.metadata.componentCount}`] : []
      })
    const flush = (): void => {
      clock.advance(60)
      sender.flush()
    }
    peer.say(greetingOf(sender.epoch))
    flush()
    expect(states()).toEqual([])

    peer.say({ type: 'request_snapshot' })
    flush()
    expect(states()).toEqual(['behind 0'])
    peer.say(greetingOf(sender.epoch))
    peer.say(greetingOf(sender.epoch))
    world.spawn({})
    world.seal(2)
    for (let count = 0; count < 5; count += 1) flush()
    expect(states().slice(1, 2)).toEqual(['behind 0'])
    expect(states().filter((text) => text === 'delta from 1')).toEqual([])
    for (let count = 0; count < 20; count += 1) flush()
    expect(states().at(-1)).toBe('delta from 2')
  })

  it('[B12] a server takes none from a client', () => {
    const clock = createFakeClock()
    const [near, far] = MemoryTransport.createPair()
    const manager = new SyncManager(near, { clock, role: 'server', schema })
    const peer = createRawPeer(far)
    const field = { fieldType: 'Null' as const, optional: true }
    const fields = [{ fieldId: 'codec:msgpack', ...field }]
    peer.say({ type: 'schema_sync', schemas: [{ componentId: '@tx2-link', version: 1, fields }] })
    const payload = createSnapshotPayload([{ id: 1, components: [] }], 1)
    peer.say({ ...payload, metadata: { ...payload.metadata, entityCount: 2 } })
    expect(manager.getStats().refusals).toBe(1)
    const greeting = peer.heardOf('schema_sync')[0]?.schemas[0]
    expect(greeting?.fields.map(({ fieldId }) => fieldId)).not.toContain('can:parts')
  })

  it('[B12] is held back up to 1,048,576 entities', () => {
    const staged = new StagedSnapshot()
    const half = MAX_STAGED_ENTITIES / 2
    expect(staged.add(...emptyPart(0, half))).toBe('taken')
    expect(staged.add(...emptyPart(half, half))).toBe('taken')
    expect(staged.isFinishedFrom(7n)).toBe(true)
    expect(staged.add(...emptyPart(2 * half, 1))).toBe('too-many')
    expect(staged.isFinishedFrom(7n)).toBe(false)
  })

  it('[B13] begins with a first part, and goes on with the next', () => {
    const staged = new StagedSnapshot()
    expect(staged.add(...emptyPart(3, 2))).toBe('stray')
    expect(staged.isEmpty).toBe(true)
    for (const from of [0, 2]) expect(staged.add(...emptyPart(from, 2))).toBe('taken')
    expect(staged.add(...emptyPart(6, 2))).toBe('stray')
    expect(staged.isEmpty).toBe(true)
    for (const from of [0, 2, 0]) expect(staged.add(...emptyPart(from, 2))).toBe('taken')
    expect(staged.size).toBe(2)
  })

  it('[B13] is no state when it was given up in the middle, though the rest and its end still come', () => {
    const { manager, say } = createGreetedClient()
    say(emptyPart(0, 2)[1])
    manager.resync('a test wants it')
    say(emptyPart(2, 2)[1])
    say(createDeltaPayload([], 7n))
    expect(eventsOf(drain(manager), 'snapshot')).toEqual([])

    for (const from of [0, 2]) say(emptyPart(from, 2)[1])
    say(createDeltaPayload([], 7n))
    const [whole] = eventsOf(drain(manager), 'snapshot')
    expect(whole?.snapshot.entities.map(({ id }) => id)).toEqual([0, 1, 2, 3])
  })

  it('[B11] is not gone on with on another connection', () => {
    const { manager, say, reconnect } = createGreetedClient()
    say(emptyPart(0, 2)[1])
    reconnect()
    say(emptyPart(2, 2)[1])
    say(createDeltaPayload([], 7n))
    expect(manager.getStats()).toMatchObject({ reconnectAttempts: 1, duplicates: 1, gaps: 1 })
    expect(eventsOf(drain(manager), 'snapshot')).toEqual([])
  })
})
