import type { TappedMessage } from './tapped-message.ts'

/** No date is further from 1970, in ms. */
const LATEST_TIME_MS = 8.64e15

/** A message as a line of a recording: JSON, with the bytes in base64. */
export function recordLine(message: TappedMessage): string {
  const { time, connection, direction, format, bytes } = message
  const base64 = Buffer.from(bytes).toString('base64')
  return JSON.stringify({ time, connection, direction, format, bytes: base64 })
}

/** What a line of a recording says; undefined if it is none. */
export function parseRecordLine(line: string): TappedMessage | undefined {
  const { time, connection, direction, format, bytes } = parseRecord(line)
  if (typeof time !== 'number' || !(Math.abs(time) <= LATEST_TIME_MS)) return undefined
  if (typeof connection !== 'number' || typeof bytes !== 'string') return undefined
  if (direction !== 'in' && direction !== 'out') return undefined
  if (format !== 'msgpack' && format !== 'json' && format !== 'bincode') return undefined
  return { time, connection, direction, format, bytes: Buffer.from(bytes, 'base64') }
}

function parseRecord(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
