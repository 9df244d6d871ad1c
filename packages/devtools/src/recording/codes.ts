import type { DeferralReason, Direction, Format, MessageType } from '@tx2-link/core'
import type { HoldReason, Verdict } from './message-record.ts'

/** Names kept as small numbers in typed arrays, by their position. */
export const MESSAGE_TYPES: readonly MessageType[] = [
  'snapshot',
  'delta',
  'request_snapshot',
  'ack',
  'ping',
  'pong',
  'schema_sync',
  'error',
]

export const DIRECTIONS: readonly Direction[] = ['in', 'out']

export const VERDICTS: readonly Verdict[] = ['received', 'sent', 'held', 'coalesced']

/** Position 0 is for messages that were not held. */
export const HOLD_REASONS: readonly (HoldReason | undefined)[] = [
  undefined,
  'messages',
  'bytes',
  'burst',
  'rate-limited',
  'backpressure',
  'not-connected',
  'tokens',
]

export const FORMATS: readonly Format[] = ['msgpack', 'json', 'bincode']

/** Stands for a format that this version cannot read. */
const UNKNOWN_FORMAT = 255

export const SNAPSHOT = 0
export const DELTA = 1
export const ACK = 3
export const PING = 4
export const PONG = 5
export const SCHEMA_SYNC = 6
export const ERROR = 7

export const IN = 0
export const OUT = 1

const MESSAGE_TYPE_CODES: ReadonlyMap<string, number> = codesOf(MESSAGE_TYPES)
const FORMAT_CODES: ReadonlyMap<string, number> = codesOf(FORMATS)
const HOLD_REASON_CODES: ReadonlyMap<HoldReason | undefined, number> = codesOf(HOLD_REASONS)

/** Undefined for names that are none: events may come from another process. */
export function messageTypeCode(name: string): number | undefined {
  return MESSAGE_TYPE_CODES.get(name)
}

export function directionCode(direction: Direction): number {
  return direction === 'in' ? IN : OUT
}

export function formatCode(name: string): number {
  return FORMAT_CODES.get(name) ?? UNKNOWN_FORMAT
}

export function holdReasonCode(reason: HoldReason | DeferralReason | undefined): number {
  return HOLD_REASON_CODES.get(reason) ?? 0
}

/** Whether a message of this kind carries world state: its sequence is a tick then. */
export function isStateCode(typeCode: number): boolean {
  return typeCode === SNAPSHOT || typeCode === DELTA
}

function codesOf<Name>(names: readonly Name[]): ReadonlyMap<Name, number> {
  return new Map(names.map((name, code) => [name, code]))
}
