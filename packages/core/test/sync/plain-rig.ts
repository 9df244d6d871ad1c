import { applyDelta } from '../../src/delta/apply-delta.ts'
import { applySnapshot } from '../../src/delta/apply-snapshot.ts'
import type { DeltaChange, FieldDelta } from '../../src/protocol/change.ts'
import { createDeltaPayload, createSnapshotPayload } from '../../src/protocol/create-message.ts'
import type { FieldValue, SerializedEntity } from '../../src/protocol/value.ts'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { type ConnectOptions, connect } from '../../src/sync/connect.ts'
import type { Link } from '../../src/sync/link.ts'
import { type FakeClock, createFakeClock } from '../../src/testing/fake-clock.ts'
import { createRandom } from '../../src/testing/random.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import { World } from '../../src/world/world.ts'
import { type ProbeLog, type RawPeer, createProbeLog, createRawPeer, entity } from './helpers.ts'

/** Knows no component, so that everything is kept as it came. */
const schema = defineSchema({})

export interface PlainRig {
  readonly clock: FakeClock
  readonly link: Link
  /** What the link told, applied as a store does. */
  readonly replica: World
  readonly log: ProbeLog
  /** The other end of the newest connection, played by hand. */
  peer(): RawPeer
  /** Ends the connection as a crash would. */
  lose(): void
  delta(changes: readonly DeltaChange[], base?: bigint): void
  snapshot(entities: readonly SerializedEntity[]): void
  /** What is here: the x of each entity's Position. */
  places(): Record<number, number | undefined>
  /** Requests for a snapshot that this connection saw. */
  requests(): number
  /** Why the whole state was asked for, each time. */
  reasons(): string[]
}

/** A link to a peer that does not greet. */
export function createPlainRig(options: Partial<ConnectOptions<typeof schema>> = {}): PlainRig {
  const clock = createFakeClock(1_000)
  const log = createProbeLog()
  const ends: { readonly end: MemoryTransport; readonly peer: RawPeer }[] = []
  const link = connect('plain', {
    schema,
    clock,
    random: createRandom(1),
    transport: () => {
      const [near, end] = MemoryTransport.createPair()
      ends.push({ end, peer: createRawPeer(end) })
      return near
    },
    probe: log.probe,
    ...options,
  })
  const replica = new World(schema)
  link.attach({
    snapshot: (entities) => void applySnapshot(replica, entities),
    delta: (changes) => {
      const { unknown, conflicts } = applyDelta(replica, changes)
      if (unknown > 0) link.resync(`${unknown} unknown`)
      if (conflicts > 0) link.resync(`${conflicts} conflicts`)
    },
  })
  link.open()
  const peer = (): RawPeer => ends.at(-1)!.peer
  return {
    clock,
    link,
    replica,
    log,
    peer,
    lose: () => ends.at(-1)!.end.close({ code: 1006, text: 'lost' }),
    delta: (changes, base = 0n) => peer().say(createDeltaPayload(changes, base)),
    snapshot: (entities) => peer().say(createSnapshotPayload(entities, 0)),
    places: () =>
      Object.fromEntries(
        Array.from(replica.ids(), (id) => [id, placeOf(replica.get(id, 'Position' as never))]),
      ),
    requests: () => peer().heardOf('request_snapshot').length,
    reasons: () =>
      log.events.flatMap((event) =>
        event.type === 'warning' && event.code === 'resync' ? [event.text] : [],
      ),
  }
}

function placeOf(component: unknown): number | undefined {
  return typeof component === 'object' && component !== null && 'x' in component
    ? Number(component.x)
    : undefined
}

/** The changes by which the crate tells of a new entity. */
export function arrival(id: number, x: number): DeltaChange[] {
  const components = entity(id, x).components.map(({ id: componentId, data }): DeltaChange => ({
    type: 'component_added',
    entityId: id,
    componentId,
    data,
  }))
  return [{ type: 'entity_added', entityId: id }, ...components]
}

/** The change by which the crate tells that an entity moved. */
export function move(id: number, from: number | undefined, to: number): DeltaChange {
  return {
    type: 'fields_updated',
    entityId: id,
    componentId: 'Position',
    fields: [fieldDelta('x', from === undefined ? undefined : f64(from), f64(to))],
  }
}

function fieldDelta(
  fieldId: string,
  oldValue: FieldValue | undefined,
  newValue: FieldValue,
): FieldDelta {
  return { fieldId, oldValue, newValue }
}

function f64(value: number): FieldValue {
  return { type: 'F64', value }
}
