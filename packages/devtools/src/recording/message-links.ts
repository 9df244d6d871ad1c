import { createMessageId } from '@tx2-link/core'
import { ACK, isStateCode } from './codes.ts'
import type { Decoder } from './decoder.ts'
import type { MessageLog } from './message-log.ts'

/** Messages that are looked at, and acks that are decoded, in search of one at the most. */
const MAX_STEPS = 50_000
const MAX_ACKS = 32

const SEQUENCE_BITS = 20n

/** The message that brought the state from which a delta starts. */
export function baselineOf(log: MessageLog, decoder: Decoder, index: number): number | undefined {
  const payload = decoder.message(index)?.payload
  if (payload?.type !== 'delta') return undefined
  const timestamp = Number(payload.baseTimestamp)
  const direction = log.directionCode(index)
  const lowest = Math.max(log.firstIndex, index - MAX_STEPS)
  for (let at = index - 1; at >= lowest; at -= 1) {
    if (log.timestamp(at) !== timestamp || log.directionCode(at) !== direction) continue
    if (isStateCode(log.typeCode(at))) return at
  }
  return undefined
}

/** For an ack the message that it acknowledges, for a snapshot or delta the first ack that covers it. */
export function ackOf(log: MessageLog, decoder: Decoder, index: number): number | undefined {
  const typeCode = log.typeCode(index)
  if (typeCode === ACK) return acknowledgedBy(log, decoder, index)
  return isStateCode(typeCode) ? acknowledgementOf(log, decoder, index) : undefined
}

function acknowledgedBy(log: MessageLog, decoder: Decoder, index: number): number | undefined {
  const payload = decoder.message(index)?.payload
  if (payload?.type !== 'ack') return undefined
  const timestamp = Number(payload.ackId >> SEQUENCE_BITS)
  const direction = log.directionCode(index)
  const lowest = Math.max(log.firstIndex, index - MAX_STEPS)
  for (let at = index - 1; at >= lowest; at -= 1) {
    if (log.timestamp(at) !== timestamp || log.directionCode(at) === direction) continue
    if (createMessageId(BigInt(timestamp), BigInt(log.sequence(at))) === payload.ackId) return at
  }
  return undefined
}

/** An ack of a later state covers the earlier ones: only the newest is acknowledged. */
function acknowledgementOf(log: MessageLog, decoder: Decoder, index: number): number | undefined {
  const timestamp = log.timestamp(index)
  const direction = log.directionCode(index)
  const end = Math.min(log.endIndex, index + MAX_STEPS)
  let acks = 0
  for (let at = index + 1; at < end && acks < MAX_ACKS; at += 1) {
    if (log.typeCode(at) !== ACK || log.directionCode(at) === direction) continue
    acks += 1
    const payload = decoder.message(at)?.payload
    const isCovered = payload?.type === 'ack' && Number(payload.ackId >> SEQUENCE_BITS) >= timestamp
    if (isCovered) return at
  }
  return undefined
}
