import type { Message } from '../../protocol/message.ts'

/** What a byte is there for. A byte's code in {@link Explanation.roles} is the index of its role here. */
export const BYTE_ROLES = ['structure', 'name', 'value', 'header'] as const

/**
 * `header`: all bytes of the message's header. Elsewhere `name`: names and kinds, with their markers,
 * lengths or quotes; `value`: what is read as a value, with its marker or length; `structure`: all else.
 */
export type ByteRole = (typeof BYTE_ROLES)[number]

/**
 * What a node is in the protocol's terms.
 * - `message`, `header`, `payload`, `metadata`: once in a message; `metadata` in snapshots and deltas.
 * - `entity`, `component`, `change`: what a snapshot and a delta are made of.
 * - `field`: a field of a component; `entry`, `element`: within a field that is a map or a list.
 * - `data`: a component's content when it is JSON text or opaque bytes.
 * - `schema`, `schema-field`: what a `schema_sync` is made of.
 * - `property`: one value of the header, of the metadata, of a schema, of another payload.
 * - `part`, `old-value`: what names or qualifies the node that holds it. A tree for people leaves them out.
 * - `unread`: what nobody reads: a stranger among a struct's fields, or what follows the message.
 */
export type NodeKind =
  | 'message'
  | 'header'
  | 'payload'
  | 'metadata'
  | 'entity'
  | 'component'
  | 'change'
  | 'field'
  | 'entry'
  | 'element'
  | 'data'
  | 'schema'
  | 'schema-field'
  | 'property'
  | 'part'
  | 'old-value'
  | 'unread'

/** A value without the type that it has on the wire, which stands beside it. */
export type ExplainedValue = null | boolean | number | bigint | string | Uint8Array

/** One thing that a message says, and where it says it. */
export interface ExplainedNode {
  readonly kind: NodeKind
  /**
   * Of a component, field, entry or schema its own name; of a change its component's; of an element
   * its index; of an entity, and of a change to a whole one, nothing; of the rest the protocol's name.
   * Most come from a peer.
   */
  readonly name: string
  /** As the wire calls it: `delta`, `fields_updated`, `F32`; in lower case what the wire does not name: `u64`. */
  readonly type: string
  /** Of what holds nothing else; undefined for the rest. */
  readonly value: ExplainedValue | undefined
  /** Of an entity or change. */
  readonly entityId: number | undefined
  /** The first byte, that of its name if this is written before it. */
  readonly start: number
  /** The byte after the last. */
  readonly end: number
  /** The first byte of its value, after names and kinds: of a field's number that number alone. */
  readonly valueStart: number
  readonly valueEnd: number
  /** Of the byte at which the value begins. */
  readonly role: ByteRole
  /** In the order of the wire, none within another. */
  readonly children: readonly ExplainedNode[]
  readonly parent: ExplainedNode | undefined
}

/** A message with the meaning of each of its bytes. */
export interface Explanation {
  /** What decoding gives. */
  readonly message: Message
  /** Spans all bytes. */
  readonly root: ExplainedNode
  /** For each byte the index of its role in {@link BYTE_ROLES}. */
  readonly roles: Uint8Array
  /** How many bytes have each role; together they are all. */
  readonly split: Readonly<Record<ByteRole, number>>
}
