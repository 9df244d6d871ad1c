import type { Codec } from '../codec/codec.ts'
import { createCodec } from '../codec/create-codec.ts'
import { LinkError } from '../error.ts'
import type { ProbeEvent } from '../probe.ts'
import type { MessageReader } from './message-reader.ts'
import { escapeUnprintable } from './printable.ts'

const decoder = new TextDecoder()
/** Made when it is first needed, which without tracing is never. */
let jsonCodec: Codec | undefined

/**
 * An event as one JSON object in one line; with a reader, also its message, written as on a JSON
 * wire. 64-bit integers are bare digits.
 */
export function traceJson(event: ProbeEvent, reader: MessageReader | undefined): string {
  return escapeUnprintable(
    event.type === 'message' ? messageJson(event, reader) : JSON.stringify(event),
  )
}

type MessageEvent = Extract<ProbeEvent, { type: 'message' }>

function messageJson(event: MessageEvent, reader: MessageReader | undefined): string {
  const { type, time, link, direction, messageType, format, changeCount, ticks } = event
  const bytes = event.bytes.length
  const plain = { type, time, link, direction, messageType, format, bytes, changeCount, ticks }
  const fields = [
    JSON.stringify(plain).slice(1, -1),
    `"sequence":${event.sequence}`,
    `"timestamp":${event.timestamp}`,
    ...(reader === undefined ? [] : [contentsJson(event, reader)]),
  ]
  return `{${fields.join(',')}}`
}

/** What JSON cannot say, NaN for one, is left out in words. */
function contentsJson(event: MessageEvent, reader: MessageReader): string {
  const message = reader.read(event)
  if (typeof message === 'string') return `"omitted":${JSON.stringify(message)}`
  jsonCodec ??= createCodec('json')
  try {
    return `"message":${decoder.decode(jsonCodec.encodeMessage(message))}`
  } catch (error) {
    if (!(error instanceof LinkError)) throw error
    return `"omitted":${JSON.stringify(error.message)}`
  }
}
