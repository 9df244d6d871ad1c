import type { Format } from '../../src/codec/codec.ts'
import { createCodec } from '../../src/codec/create-codec.ts'
import type { ProbeEvent } from '../../src/probe.ts'
import { createMessage } from '../../src/protocol/create-message.ts'
import type {
  Message,
  MessageHeader,
  MessagePayload,
  SnapshotPayload,
} from '../../src/protocol/message.ts'
import type { SerializedEntity } from '../../src/protocol/value.ts'
import type { WorldSnapshot } from '../../src/protocol/world-snapshot.ts'
import type { SyncConfig } from '../../src/sync/config.ts'
import type { SyncEvent } from '../../src/sync/events.ts'
import { createSnapshotPart } from '../../src/sync/snapshot-part.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import { type FakeClock, createFakeClock } from '../../src/testing/fake-clock.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import type { Transport } from '../../src/transport/transport.ts'

export interface Pair {
  readonly clock: FakeClock
  readonly left: SyncManager
  readonly right: SyncManager
  readonly ends: readonly [MemoryTransport, MemoryTransport]
}

/** Two managers on a connected pair and one clock. */
export function createPair(
  leftConfig: Partial<SyncConfig> = {},
  rightConfig: Partial<SyncConfig> = {},
): Pair {
  const clock = createFakeClock()
  const ends = MemoryTransport.createPair()
  const left = new SyncManager(ends[0], { clock, ...leftConfig })
  const right = new SyncManager(ends[1], { clock, ...rightConfig })
  return { clock, left, right, ends }
}

export function entity(id: number, x: number): SerializedEntity {
  const fields = new Map([['x', { type: 'F64' as const, value: x }]])
  return { id, components: [{ id: 'Position', data: { type: 'Structured', fields } }] }
}

/** The part of a snapshot that has so many entities without components, behind the id before `from`. */
export function emptyPart(from: number, count: number): [MessageHeader, SnapshotPayload] {
  const entities = Array.from({ length: count }, (_, index) => ({
    id: from + index,
    components: [],
  }))
  const payload = createSnapshotPart(entities, 1, { after: from - 1, of: 0 })
  const stamp = { timestamp: 7n, sequence: 1n, schemaVersion: 1 }
  return [createMessage(payload, stamp).header, payload]
}

export function snapshot(
  timestamp: number,
  entities: readonly SerializedEntity[] = [],
): WorldSnapshot {
  return { entities, timestamp, version: '1.0.0' }
}

/** Everything that has come so far. */
export function drain(manager: SyncManager): SyncEvent[] {
  const events: SyncEvent[] = []
  for (;;) {
    const result = manager.receive()
    if (!result.ok || result.event === undefined) return events
    events.push(result.event)
  }
}

export function eventsOf<Type extends SyncEvent['type']>(
  events: readonly SyncEvent[],
  type: Type,
): Extract<SyncEvent, { type: Type }>[] {
  return events.filter((event): event is Extract<SyncEvent, { type: Type }> => event.type === type)
}

/** A peer played by hand: says what it is told and keeps what it hears. */
export interface RawPeer {
  readonly heard: Message[]
  say(payload: MessagePayload, stamp?: { timestamp?: bigint; sequence?: bigint }): void
  heardOf<Type extends MessagePayload['type']>(
    type: Type,
  ): Extract<MessagePayload, { type: Type }>[]
}

export function createRawPeer(transport: Transport, format: Format = 'msgpack'): RawPeer {
  const codec = createCodec(format)
  const heard: Message[] = []
  transport.listen({ message: (bytes) => void heard.push(codec.decodeMessage(bytes)) })
  return {
    heard,
    say: (payload, { timestamp = 1n, sequence = 1n } = {}) => {
      const message = createMessage(payload, { timestamp, sequence, schemaVersion: 1 })
      transport.send(codec.encodeMessage(message))
    },
    heardOf: (type) =>
      heard
        .map(({ payload }) => payload)
        .filter(
          (payload): payload is Extract<MessagePayload, { type: typeof type }> =>
            payload.type === type,
        ),
  }
}

export interface ProbeLog {
  readonly events: ProbeEvent[]
  readonly probe: (event: ProbeEvent) => void
  warnings(): string[]
}

export function createProbeLog(): ProbeLog {
  const events: ProbeEvent[] = []
  return {
    events,
    probe: (event) => {
      events.push(event.type === 'message' ? { ...event, bytes: event.bytes.slice() } : event)
    },
    warnings: () => events.flatMap((event) => (event.type === 'warning' ? [event.code] : [])),
  }
}
