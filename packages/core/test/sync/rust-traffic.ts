import { readFileSync } from 'node:fs'
import { createCodec } from '../../src/codec/create-codec.ts'
import { applyDelta } from '../../src/delta/apply-delta.ts'
import { applySnapshot } from '../../src/delta/apply-snapshot.ts'
import type { ProbeEvent } from '../../src/probe.ts'
import type { MessagePayload } from '../../src/protocol/message.ts'
import type { ComponentData, SerializedEntity } from '../../src/protocol/value.ts'
import { type Schema, defineSchema } from '../../src/schema/define-schema.ts'
import {
  array,
  bool,
  bytes,
  f32,
  f64,
  i16,
  i32,
  i64,
  i8,
  map,
  optional,
  string,
  u16,
  u32,
  u64,
  u8,
} from '../../src/schema/field.ts'
import { connect } from '../../src/sync/connect.ts'
import { entitiesOfFullDelta } from '../../src/sync/full-state.ts'
import type { LinkState, LinkStats } from '../../src/sync/link.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { createRandom } from '../../src/testing/random.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import { parseJson } from '../../src/world/json-text.ts'
import { World } from '../../src/world/world.ts'
import { plainText } from '../world/canonical.ts'
import { type RawPeer, createRawPeer } from './helpers.ts'

type Entry =
  | readonly [ms: number, what: 'connect' | 'close' | 'ask']
  | readonly [ms: number, what: 'in' | 'out', content: string]

interface Recording {
  readonly format: 'msgpack' | 'json'
  /** What tells a newcomer the world in the end, in hex: a snapshot, or a delta from nothing. */
  readonly world: string
  readonly messages: readonly Entry[]
}

/** Of the Rust peer's two worlds; what is not in it is kept as it came. */
const schema = defineSchema({
  Position: { x: f32, y: f32 },
  Health: { current: u8, max: u8 },
  Name: { value: string },
  Stunned: { until: u32 },
  Typed: {
    null: { type: 'Null', optional: false },
    bool,
    u8,
    u16,
    u32,
    u64,
    i8,
    i16,
    i32,
    i64,
    f32,
    f64,
    string,
    bytes,
    array,
    map,
    maybe: optional(u16),
  },
})

export interface Replayed {
  /** How many messages had come when the link asked for a snapshot by itself, each time; as recorded, and now. */
  readonly requests: { readonly recorded: readonly number[]; readonly now: readonly number[] }
  readonly stats: LinkStats
  /** Why the whole state was asked for. */
  readonly reasons: readonly string[]
  /** States of the link, each once. */
  readonly states: readonly LinkState[]
  /** What is here in the end, and what Rust has, as text that is equal if they are. */
  readonly here: string
  readonly rust: string
  readonly world: World
}

/**
 * Plays what a Rust server sent to a link once more, at the times at which it came; `look` is shown
 * the world after each message.
 */
export function replay(name: string, look: (world: World) => void = () => {}): Replayed {
  const { format, world, messages } = load(name)
  const clock = createFakeClock()
  const codec = createCodec(format)
  const probed: ProbeEvent[] = []
  const ends: { readonly end: MemoryTransport; readonly peer: RawPeer }[] = []
  const link = connect('rust', {
    schema: schema as Schema,
    clock,
    random: createRandom(1),
    format,
    reconnectDelayMs: 0,
    transport: () => {
      const [near, end] = MemoryTransport.createPair()
      ends.push({ end, peer: createRawPeer(end, format) })
      return near
    },
    probe: (event) => {
      if (event.type === 'warning') probed.push(event)
    },
  })
  const replica = new World(schema as Schema)
  link.attach({
    snapshot: (entities, _, timestamp) => {
      applySnapshot(replica, entities)
      replica.seal(timestamp)
    },
    delta: (changes, _, timestamp) => {
      const { unknown, conflicts } = applyDelta(replica, changes)
      replica.seal(timestamp)
      if (unknown > 0) link.resync(`${unknown} unknown`)
      if (conflicts > 0) link.resync(`${conflicts} conflicts`)
    },
  })
  const states: LinkState[] = []
  link.subscribeStatus(() => {
    if (states.at(-1) !== link.status.state) states.push(link.status.state)
  })
  const asked = (): number =>
    ends.reduce((sum, { peer }) => sum + peer.heardOf('request_snapshot').length, 0)
  const requests = { recorded: [] as number[], now: [] as number[] }
  let byHand = 0
  let came = 0
  link.open()
  for (const [ms, what, content = ''] of messages) {
    clock.advance(Math.max(0, ms - clock.now()))
    if (what === 'close') ends.at(-1)!.end.close({ code: 1006, text: 'cut' })
    if (what === 'ask') {
      link.requestSnapshot()
      byHand += 1
    }
    if (what === 'out' && content === 'request_snapshot') requests.recorded.push(came)
    if (what !== 'in') continue
    came += 1
    ends.at(-1)!.end.send(bytesOf(content))
    look(replica)
    while (requests.now.length + byHand < asked()) requests.now.push(came)
  }
  if (byHand > 0) requests.recorded.pop()
  const stats = link.getStats()
  const seenStates = [...states]
  link.close()
  return {
    requests,
    stats,
    reasons: probed.flatMap((event) =>
      event.type === 'warning' && event.code === 'resync' ? [event.text] : [],
    ),
    states: seenStates,
    here: contentOf(replica.snapshot()),
    rust: contentOf(wholeOf(codec.decodeMessage(bytesOf(world)).payload)),
    world: replica,
  }
}

function wholeOf(payload: MessagePayload): readonly SerializedEntity[] {
  if (payload.type === 'snapshot') return payload.entities
  return payload.type === 'delta' ? entitiesOfFullDelta(payload.changes) : []
}

/** By value: texts of JSON differ in spaces and in the order of keys. */
function contentOf(entities: readonly SerializedEntity[]): string {
  const sorted = entities.toSorted((left, right) => left.id - right.id)
  return plainText(
    sorted.map(({ id, components }) => [
      id,
      new Map(components.map(({ id: name, data }) => [name, valueOf(data)])),
    ]),
  )
}

function valueOf(data: ComponentData): unknown {
  return data.type === 'Json' ? { type: 'Json', value: parseJson(data.text) } : data
}

function load(name: string): Recording {
  return JSON.parse(
    readFileSync(new URL(`../fixtures/rust/${name}.json`, import.meta.url), 'utf8'),
  ) as Recording
}

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}
