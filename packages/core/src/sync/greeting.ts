import type { Format } from '../codec/codec.ts'
import { type EntityId, isEntityId } from '../protocol/ids.ts'
import type { ComponentSchemaInfo, FieldSchemaInfo } from '../protocol/message.ts'

/** The component that marks a `schema_sync` as a greeting. A Rust peer reads it as a schema that nobody uses. */
export const GREETING_COMPONENT = '@tx2-link'

export const PROTOCOL_REVISION = 1

/** Who greets with this takes a snapshot in parts. */
export const ABILITY_PARTS = 'parts'

/** Longest text of one entry: longer ones are ignored, since they come from a peer. */
const MAX_ENTRY_LENGTH = 128

export interface IdRange {
  readonly first: EntityId
  readonly last: EntityId
}

/** What an end can and has, said first on a connection and again whenever its baseline broke. */
export interface Greeting {
  readonly revision: number
  readonly codecs: readonly string[]
  /** Which life of the world that this end serves: a restarted server has another. */
  readonly epoch: string | undefined
  /** Which life of the peer's world `have` is about. */
  readonly of: string | undefined
  /** Who a returning client is; given by the server, said by the client. */
  readonly resume: string | undefined
  /** Timestamp, in ms, of the peer's state that is here. */
  readonly have: bigint | undefined
  /** Timestamp, in ms, of the world that this end serves; a peer that has it is up to date. */
  readonly at: bigint | undefined
  /** Entity ids that the client may give to entities of its own. */
  readonly ids: IdRange | undefined
  /** What else it understands: `parts`, of snapshots. */
  readonly can: readonly string[]
}

export interface GreetingInput {
  readonly format: Format
  readonly epoch?: string | undefined
  readonly of?: string | undefined
  readonly resume?: string | undefined
  readonly have?: bigint | undefined
  readonly at?: bigint | undefined
  readonly ids?: IdRange | undefined
  readonly can?: readonly string[]
}

/** A greeting as the schema entry that carries it. */
export function encodeGreeting(input: GreetingInput): ComponentSchemaInfo {
  const fields = [entry('codec', input.format)]
  if (input.epoch !== undefined) fields.push(entry('epoch', input.epoch))
  if (input.of !== undefined) fields.push(entry('of', input.of))
  if (input.resume !== undefined) fields.push(entry('resume', input.resume))
  if (input.have !== undefined) fields.push(entry('have', String(input.have)))
  if (input.at !== undefined) fields.push(entry('at', String(input.at)))
  if (input.ids !== undefined) fields.push(entry('ids', `${input.ids.first}-${input.ids.last}`))
  for (const ability of input.can ?? []) fields.push(entry('can', ability))
  return { componentId: GREETING_COMPONENT, version: PROTOCOL_REVISION, fields }
}

function entry(name: string, value: string): FieldSchemaInfo {
  return { fieldId: `${name}:${value}`, fieldType: 'Null', optional: true }
}

/** The greeting that a list of schemas opens with, or undefined if it is none. Unknown entries are ignored. */
export function decodeGreeting(schemas: readonly ComponentSchemaInfo[]): Greeting | undefined {
  const first = schemas[0]
  if (first === undefined || first.componentId !== GREETING_COMPONENT) return undefined
  const codecs: string[] = []
  const can: string[] = []
  const values = new Map<string, string>()
  for (const { fieldId } of first.fields) {
    const colon = fieldId.indexOf(':')
    if (colon < 1 || fieldId.length > MAX_ENTRY_LENGTH) continue
    const name = fieldId.slice(0, colon)
    const value = fieldId.slice(colon + 1)
    if (name === 'codec') codecs.push(value)
    else if (name === 'can') can.push(value)
    else values.set(name, value)
  }
  return {
    revision: first.version,
    codecs,
    epoch: values.get('epoch'),
    of: values.get('of'),
    resume: values.get('resume'),
    have: parseTimestamp(values.get('have')),
    at: parseTimestamp(values.get('at')),
    ids: parseIds(values.get('ids')),
    can,
  }
}

function parseTimestamp(text: string | undefined): bigint | undefined {
  return text !== undefined && /^\d{1,16}$/.test(text) ? BigInt(text) : undefined
}

function parseIds(text: string | undefined): IdRange | undefined {
  const match = text === undefined ? null : /^(\d{1,10})-(\d{1,10})$/.exec(text)
  if (match === null) return undefined
  const first = Number(match[1])
  const last = Number(match[2])
  return isEntityId(first) && isEntityId(last) && first <= last ? { first, last } : undefined
}
