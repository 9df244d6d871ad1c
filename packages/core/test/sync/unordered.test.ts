import { describe, expect, it } from 'vitest'
import type { ProbeEvent } from '../../src/probe.ts'
import { connect } from '../../src/sync/connect.ts'
import type { WorldSender } from '../../src/sync/world-sender.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { createRandom } from '../../src/testing/random.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import { type NetworkChange, createNetworkModel } from '../../src/transport/network-model.ts'
import { applyDelta } from '../../src/delta/apply-delta.ts'
import { applySnapshot } from '../../src/delta/apply-snapshot.ts'
import { World } from '../../src/world/world.ts'
import { createDeltaPayload, createMessageId } from '../../src/protocol/create-message.ts'
import { createRawPeer, snapshot, entity, eventsOf, drain } from './helpers.ts'
import { contentOf, schema } from './link-harness.ts'

const DELAY_MS = 20

/** A world served over a network that may lose messages, and a client of it. */
function createRig(settings: NetworkChange = {}) {
  const clock = createFakeClock(1_000)
  const network = createNetworkModel(
    { reliable: false, latencyMs: DELAY_MS, ...settings },
    { clock, random: createRandom(3) },
  )
  const world = new World(schema)
  const replica = new World(schema)
  const probed: ProbeEvent[] = []
  const probe = (event: ProbeEvent): void => void probed.push(event)
  let server: SyncManager | undefined
  let sender: WorldSender | undefined
  const link = connect('ws://test', {
    schema,
    clock,
    random: createRandom(4),
    probe,
    transport: () => {
      const [near, far] = MemoryTransport.createPair({ network })
      server = new SyncManager(far, { clock, schema, role: 'server', probe, name: 'server' })
      sender = server.serveWorld(server.createWorldEncoder(world))
      return near
    },
  })
  link.attach({
    snapshot: (entities) => void applySnapshot(replica, entities),
    delta: (changes) => void applyDelta(replica, changes),
  })
  link.open()
  return {
    clock,
    network,
    world,
    replica,
    link,
    probed,
    server: () => server!,
    sender: () => sender!,
    warnings: () => probed.flatMap((event) => (event.type === 'warning' ? [event.code] : [])),
    /** States that the server sent, as type and number of ticks. */
    states: () =>
      probed.flatMap((event) =>
        event.type === 'message' &&
        event.direction === 'out' &&
        event.link === 'server' &&
        (event.messageType === 'snapshot' || event.messageType === 'delta')
          ? [`${event.messageType} ${event.ticks}`]
          : [],
      ),
    step: (count = 1) => {
      for (let done = 0; done < count; done += 1) {
        world.seal(clock.unixMs())
        sender?.flush()
        clock.advance(50)
      }
    },
  }
}

describe('a link over a transport that may lose messages', () => {
  it('[B5] starts each delta from what was acknowledged, and sends nothing behind a snapshot until it is', () => {
    const { world, replica, network, states, step } = createRig()
    const id = world.spawn({ Position: { x: 0, y: 0 } })
    step(6)
    network.change({ latencyMs: 120 })
    world.patch(id, 'Position', { x: 1 })
    step()
    for (let x = 2; x < 6; x += 1) {
      world.patch(id, 'Position', { x })
      step()
    }
    step(10)
    expect(states()[0]).toBe('snapshot 1')
    const deltas = states().slice(1)
    // Until the first is acknowledged, each says all since the snapshot.
    expect(deltas.slice(0, 4)).toEqual(['delta 1', 'delta 2', 'delta 3', 'delta 4'])
    expect(contentOf(replica)).toEqual(contentOf(world))
  })

  it('[B5] what was lost is part of the next delta: no gap, no snapshot', () => {
    const { world, replica, network, states, warnings, step } = createRig()
    const id = world.spawn({ Position: { x: 0, y: 0 } })
    step(10)
    network.change({ back: { loss: 1 } })
    world.patch(id, 'Position', { x: 1 })
    const other = world.spawn({ Health: { current: 7 } })
    step()
    network.change({ back: { loss: 0 } })
    world.patch(other, 'Health', { current: 8 })
    step(4)
    expect(contentOf(replica)).toEqual(contentOf(world))
    expect(states().filter((state) => state.startsWith('snapshot'))).toHaveLength(1)
    expect(warnings()).not.toContain('gap')
  })

  it('[B6] what was lost last goes again by itself, ever more rarely, and is counted', () => {
    const { world, replica, network, warnings, server, states, step } = createRig()
    const id = world.spawn({ Position: { x: 0, y: 0 } })
    step(10)
    network.change({ back: { loss: 1 } })
    world.patch(id, 'Position', { x: 1 })
    const before = states().length
    step(40)
    const tries = states().length - before
    // In 2 s at once, and after some 0.3, 0.9 and 2.1 s.
    expect(tries).toBeGreaterThanOrEqual(3)
    expect(tries).toBeLessThanOrEqual(4)
    network.change({ back: { loss: 0 } })
    step(40)
    expect(contentOf(replica)).toEqual(contentOf(world))
    expect(server().getStats().resends).toBe(warnings().filter((code) => code === 'resend').length)
    expect(server().getStats().resends).toBeGreaterThan(0)
    const settled = states().length
    step(100)
    expect(states()).toHaveLength(settled)
  })

  it('[B7] what comes twice or late is passed over, counted, and acknowledged again', () => {
    const { world, replica, network, link, warnings, states, step } = createRig({ duplication: 1 })
    const id = world.spawn({ Position: { x: 0, y: 0 } })
    step(10)
    const twice = link.getStats().duplicates
    expect(twice).toBeGreaterThan(0)
    world.patch(id, 'Position', { x: 1 })
    // Every acknowledgement is lost for a while: what is sent again is a duplicate there.
    network.change({ duplication: 0, there: { loss: 1 } })
    step(12)
    network.change({ there: { loss: 0 } })
    step(40)
    expect(link.getStats().duplicates).toBeGreaterThan(twice)
    expect(link.getStats().duplicates).toBe(
      warnings().filter((code) => code === 'duplicate').length,
    )
    expect(contentOf(replica)).toEqual(contentOf(world))
    const settled = states().length
    step(100)
    expect(states()).toHaveLength(settled)
  })

  it('[B8] greets until it is answered, and takes no state and no silence for a plain peer’s', () => {
    const { world, replica, network, link, warnings, states, step } = createRig({ loss: 1 })
    world.spawn({ Position: { x: 0, y: 0 } })
    step(30)
    expect(states()).toEqual([])
    // The client is heard from here on, and its first answers are lost.
    network.change({ there: { loss: 0 } })
    step(20)
    network.change({ loss: 0 })
    // Less than the silence after which the link would connect anew.
    step(60)
    expect(link.getStats().reconnects).toBe(0)
    expect(link.status.state).toBe('live')
    expect(contentOf(replica)).toEqual(contentOf(world))
    expect(warnings()).not.toContain('gap')
  })

  it('[B8] a state that overtook the greeting is not taken', () => {
    const clock = createFakeClock()
    const network = createNetworkModel({ reliable: false }, { clock })
    const [near, far] = MemoryTransport.createPair({ network })
    const manager = new SyncManager(near, { clock, schema, role: 'client' })
    const peer = createRawPeer(far)
    clock.advance(1)
    peer.say(createDeltaPayload([], 5n), { timestamp: 9n })
    clock.advance(1)
    expect(eventsOf(drain(manager), 'delta')).toEqual([])
    expect(peer.heardOf('ack')).toEqual([])
    manager.close()
  })

  it('[B9] an acknowledgement of what was never sent, or before the peer said what it has, moves nothing', () => {
    const { world, network, states, sender, step } = createRig()
    const id = world.spawn({ Position: { x: 0, y: 0 } })
    step(4)
    network.change({ back: { loss: 1 } })
    world.patch(id, 'Position', { x: 1 })
    world.seal(world.timestamp + 50)
    const unsent = createMessageId(BigInt(world.timestamp), BigInt(world.tick))
    sender().acknowledged(unsent)
    sender().acknowledged(unsent + 1n)
    expect(sender().flush()).toMatchObject({ sent: true })
    sender().snapshotRequested()
    sender().acknowledged(unsent)
    expect(sender().flush()).toMatchObject({ sent: true })
    expect(states().at(-1)).toBe('snapshot 1')
  })

  it('[B5] a sender of whole snapshots too starts from what was acknowledged', () => {
    const clock = createFakeClock(1_000)
    const network = createNetworkModel({ reliable: false, latencyMs: 5 }, { clock })
    const [near, far] = MemoryTransport.createPair({ network })
    const client = new SyncManager(near, { clock, role: 'client' })
    const server = new SyncManager(far, { clock, role: 'server' })
    clock.advance(50)
    expect(server.sendDelta(snapshot(1, [entity(1, 1)]))).toMatchObject({ sent: true })
    clock.advance(200)
    network.change({ back: { loss: 1 } })
    server.sendDelta(snapshot(2, [entity(1, 2)]))
    clock.advance(200)
    network.change({ back: { loss: 0 } })
    expect(server.sendDelta(snapshot(2, [entity(1, 2)]))).toMatchObject({ sent: true })
    clock.advance(200)
    expect(server.sendDelta(snapshot(2, [entity(1, 2)]))).toMatchObject({ sent: false })
    const deltas = eventsOf(drain(client), 'delta')
    expect(deltas.map(({ delta }) => delta.changes.length)).toEqual([2, 1])
    client.close()
    server.close()
  })
})
