import { describe, expect, it } from 'vitest'
import { applyDelta } from '../../src/delta/apply-delta.ts'
import { applySnapshot } from '../../src/delta/apply-snapshot.ts'
import type { SerializedComponent } from '../../src/protocol/value.ts'
import { connect } from '../../src/sync/connect.ts'
import type { SyncEvent } from '../../src/sync/events.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import { World } from '../../src/world/world.ts'
import { createRawPeer, entity, snapshot } from './helpers.ts'
import { schema } from './link-harness.ts'

/** One that the schema does not know. */
const unknownComponent = (x: number): SerializedComponent => ({
  ...entity(1, x).components[0]!,
  id: 'Unknown',
})

describe('a plain peer', () => {
  it('[M1] that serves is understood: its first delta is a full state, the next ones are not', () => {
    const clock = createFakeClock()
    const [near, far] = MemoryTransport.createPair()
    const server = new SyncManager(far, { clock })
    const link = connect('ws://test', { schema, clock, transport: () => near })
    const replica = new World(schema)
    replica.spawn({}, { id: 99 })
    link.attach({
      snapshot: (entities) => void applySnapshot(replica, entities),
      delta: (changes) => void applyDelta(replica, changes),
    })
    link.open()
    server.sendDelta(snapshot(1, [{ id: 1, components: [unknownComponent(1)] }]))
    expect([...replica.ids()]).toEqual([1])
    server.sendDelta(snapshot(2, [{ id: 1, components: [unknownComponent(2)] }]))
    expect(link.status.state).toBe('live')
    expect([...replica.ids()]).toEqual([1])
  })

  it('[M2] that connects is sent to after a second, and not before', () => {
    const clock = createFakeClock()
    const [near, far] = MemoryTransport.createPair()
    const world = new World(schema)
    world.spawn({ Health: { current: 1 } })
    world.seal(1)
    const manager = new SyncManager(far, { clock, schema, role: 'server' })
    const sender = manager.serveWorld(manager.createWorldEncoder(world))
    const peer = createRawPeer(near)
    expect(sender.flush()).toMatchObject({ ok: false, reason: 'not-connected' })
    clock.advance(999)
    expect(sender.flush().ok).toBe(false)
    clock.advance(1)
    expect(sender.flush()).toMatchObject({ ok: true, sent: true })
    expect(peer.heardOf('snapshot')).toHaveLength(1)
    expect(peer.heardOf('schema_sync')).toEqual([])
  })

  it('[M3] is sent no acknowledgements that it did not ask for', () => {
    const clock = createFakeClock()
    const [near, far] = MemoryTransport.createPair()
    const peer = createRawPeer(far)
    const manager = new SyncManager(near, { clock })
    peer.say({
      type: 'delta',
      changes: [],
      baseTimestamp: 5n,
      metadata: { changeCount: 0, entitiesAdded: 0, entitiesRemoved: 0, componentsUpdated: 0 },
    })
    clock.advance(1_000)
    expect(peer.heard).toEqual([])
    expect(manager.getStats().gaps).toBe(0)
  })

  it('[M4] becomes a greeted one with its first greeting, however late', () => {
    const clock = createFakeClock()
    const [near, far] = MemoryTransport.createPair()
    const server = new SyncManager(far, { clock, schema, role: 'server' })
    const events: SyncEvent[] = []
    server.subscribe((event) => void events.push(event))
    clock.advance(2_000)
    const client = new SyncManager(near, { clock, schema, role: 'client' })
    expect(events.map(({ type }) => type)).toEqual(['connected', 'plain', 'greeted', 'schema_sync'])
    expect(client.isConnected).toBe(true)
  })
})
