import { describe, expect, it } from 'vitest'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { type Field, f32, optional, string, u8, withDefault } from '../../src/schema/field.ts'
import { LinkCloseCode } from '../../src/sync/close-code.ts'
import { RefusalCode } from '../../src/sync/refusal-code.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import { createProbeLog, createRawPeer, eventsOf } from './helpers.ts'
import { createRig, schema } from './link-harness.ts'

function withHealth(health: Record<string, Field>) {
  return defineSchema({ ...schema.definition, Health: health })
}

describe('ends that greet compare their schemas', () => {
  it('[S15] and go together when one of them has an optional field or one with a default more', () => {
    const newer = withHealth({
      current: u8,
      armor: optional(u8),
      max: withDefault(u8, 100),
    })
    const { link, server, step } = createRig({ schemaVersion: 1 }, { schema: newer })
    const id = server.world.spawn({ Health: { current: 5 } })
    link.open()
    step(2)
    expect(link.status.state).toBe('live')
    link.own?.spawn({ Health: { current: 7 } })
    step(4)
    const said = eventsOf(server.peers[0]!.events, 'delta').at(-1)
    expect(said?.delta.changes).toHaveLength(2)
    expect(server.world.has(id)).toBe(true)
  })

  it('[S16] the error names component, field and both versions, and the link is offline for good', () => {
    const errors: [number, string][] = []
    const { link, server, clock, step } = createRig(
      { schemaVersion: 3, onError: (code, text) => errors.push([code, text]) },
      { schema: withHealth({ current: u8, max: u8 }), schemaVersion: 4 },
    )
    server.world.spawn({ Health: { current: 5 } })
    link.open()
    step(2)
    const text = 'Health.max is required and missing (version 4 here, 3 there)'
    expect(errors).toEqual([[RefusalCode.schemaMismatch, text]])
    expect(link.status).toMatchObject({ state: 'offline', reason: text, retryAt: undefined })
    clock.advance(120_000)
    expect(link.getStats().reconnects).toBe(0)
  })

  it('[S16] a client refuses a server that lacks what it needs, before any state came', () => {
    const { link, server, told, step } = createRig(
      { schema: schema },
      { schema: withHealth({ current: string }) },
    )
    server.world.spawn({ Health: { current: 5 } })
    link.open()
    step(2)
    expect(link.status.reason).toMatch(/Health\.current is U8 and String was expected/)
    expect(told).toEqual([])
  })

  it('[S17] only a strict end minds what it does not know', () => {
    const richer = defineSchema({ ...schema.definition, Extra: { x: f32 } })
    const lenient = createRig({}, { schema: richer })
    lenient.link.open()
    lenient.server.world.spawn({ Health: { current: 1 } })
    lenient.step(2)
    expect(lenient.link.status.state).toBe('live')
    const strict = createRig({ validation: 'strict' }, { schema: richer })
    strict.link.open()
    strict.step(2)
    expect(strict.link.status.reason).toBe('Extra (version 1 there) is not known here')
  })
})

describe('state that comes', () => {
  it('[S18] is refused by a strict end for a component or a field that the schema does not know', () => {
    for (const [component, fields] of [
      ['Unknown', new Map()],
      [
        'Health',
        new Map([
          ['current', 1],
          ['extra', 2],
        ]),
      ],
    ] as const) {
      const [near, far] = MemoryTransport.createPair()
      const manager = new SyncManager(near, {
        clock: createFakeClock(),
        schema,
        validation: 'strict',
      })
      const data = {
        type: 'Structured' as const,
        fields: new Map([...fields].map(([id, value]) => [id, { type: 'U8' as const, value }])),
      }
      const peer = createRawPeer(far)
      peer.say({
        type: 'delta',
        changes: [{ type: 'component_added', entityId: 1, componentId: component, data }],
        baseTimestamp: 0n,
        metadata: { changeCount: 1, entitiesAdded: 0, entitiesRemoved: 0, componentsUpdated: 1 },
      })
      expect(manager.isConnected).toBe(false)
      const [, closed] = [manager.receive(), manager.receive()]
      expect(closed).toMatchObject({
        event: {
          reason: { code: LinkCloseCode.schemaMismatch, text: expect.stringMatching(component) },
        },
      })
    }
  })

  it('[S19] is reported once for each schema version that is not the expected one', () => {
    const [near, far] = MemoryTransport.createPair()
    const log = createProbeLog()
    const manager = new SyncManager(near, { clock: createFakeClock(), probe: log.probe })
    const peer = createRawPeer(far)
    peer.say({ type: 'ping' })
    expect(log.warnings()).toEqual([])
    manager.schemaVersion = 9
    expect(manager.schemaVersion).toBe(9)
    peer.say({ type: 'ping' })
    peer.say({ type: 'ping' })
    expect(log.warnings()).toEqual(['unexpected-schema-version'])
    expect(peer.heard.at(-1)?.header.schemaVersion).toBe(9)
  })
})

describe('a peer of another kind', () => {
  it('[Y27] is let go after three messages of which none could be read, with words that say so', () => {
    const [near, far] = MemoryTransport.createPair()
    const manager = new SyncManager(near, { clock: createFakeClock(), format: 'json' })
    const peer = createRawPeer(far)
    peer.say({ type: 'ping' })
    peer.say({ type: 'ping' })
    expect(manager.isConnected).toBe(true)
    peer.say({ type: 'ping' })
    expect(manager.isConnected).toBe(false)
    manager.receive()
    expect(manager.receive()).toMatchObject({
      event: { reason: { code: LinkCloseCode.unreadable, text: expect.stringMatching(/json/) } },
    })
  })

  it('[Y27] a peer that was understood once may say what cannot be read', () => {
    const [near, far] = MemoryTransport.createPair()
    const manager = new SyncManager(near, { clock: createFakeClock() })
    const peer = createRawPeer(far)
    peer.say({ type: 'ping' })
    for (let times = 0; times < 5; times += 1) far.send(new Uint8Array([0xc1]))
    expect(manager.isConnected).toBe(true)
    expect(manager.getStats().errorCount).toBe(5)
  })

  it('[G5] that greets with another revision or codec is said to do so', () => {
    const [near, far] = MemoryTransport.createPair()
    const log = createProbeLog()
    void new SyncManager(near, { clock: createFakeClock(), role: 'server', probe: log.probe })
    const fields = [{ fieldId: 'codec:json', fieldType: 'Null' as const, optional: true }]
    createRawPeer(far).say({
      type: 'schema_sync',
      schemas: [{ componentId: '@tx2-link', version: 77, fields }],
    })
    expect(log.warnings()).toEqual(['protocol-revision', 'codec-contradiction'])
  })
})
