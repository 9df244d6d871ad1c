import { type Strictness, checkChanges, checkEntities } from '../delta/check.ts'
import { LinkError, LinkErrorCode } from '../error.ts'
import type { Message, MessageHeader } from '../protocol/message.ts'
import type { Schema } from '../schema/define-schema.ts'

/** Throws LinkError for state that must not reach a replica: it does not fit the schema, or its moment is beyond numbers. */
export function checkInbound(
  { header, payload }: Message,
  schema: Schema | undefined,
  strictness: Strictness,
): void {
  if (payload.type !== 'snapshot' && payload.type !== 'delta') return
  checkMoment(header)
  if (schema === undefined) return
  if (payload.type === 'snapshot') checkEntities(schema, payload.entities, strictness)
  else checkChanges(schema, payload.changes, strictness)
}

/** The world's tick and time, in ms, as the numbers that a checked header's are. */
export function momentOf(header: MessageHeader): {
  readonly tick: number
  readonly timestamp: number
} {
  return { tick: Number(header.sequence), timestamp: Number(header.timestamp) }
}

function checkMoment(header: MessageHeader): void {
  const { tick, timestamp } = momentOf(header)
  if (Number.isSafeInteger(tick) && Number.isSafeInteger(timestamp)) return
  throw new LinkError(LinkErrorCode.malformed, 'tick or timestamp is beyond 2^53')
}
