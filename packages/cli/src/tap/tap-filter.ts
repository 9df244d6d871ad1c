import { LinkError, type Message } from '@tx2-link/core'
import { Recorder, compileFilter, parseFilter } from '@tx2-link/devtools/recording'
import { UsageError } from '../command/usage-error.ts'
import { CODECS } from '../convert/codecs.ts'
import type { TappedMessage } from './tapped-message.ts'

/** Only the newest messages are asked about. */
const RECORDER_BYTES = 8 * 1024 * 1024

/** Whether messages pass a filter of the devtools' language; throws UsageError that points at its fault. */
export function createTapFilter(text: string): (message: TappedMessage) => boolean {
  const parsed = parseFilter(text)
  if (!parsed.ok) {
    const { position, message } = parsed.error
    throw new UsageError(`--filter: ${message}\n  ${text}\n  ${' '.repeat(position)}^`)
  }
  if (parsed.filter.root === undefined) return () => true
  const recorder = new Recorder({ maxBytes: RECORDER_BYTES, timeOrigin: 0 })
  const test = compileFilter(parsed.filter, recorder)
  return (tapped) => {
    const message = tryDecode(tapped)
    // What cannot be read is always shown: it is what one looks for.
    if (message === undefined) return true
    const { header, payload } = message
    recorder.probe({
      type: 'message',
      time: tapped.time,
      link: `client ${tapped.connection}`,
      direction: tapped.direction,
      messageType: payload.type,
      bytes: tapped.bytes,
      format: tapped.format,
      sequence: header.sequence,
      timestamp: header.timestamp,
      changeCount: changeCount(message),
      ticks: 1,
    })
    return test(recorder.endIndex - 1)
  }
}

function changeCount({ payload }: Message): number {
  if (payload.type === 'delta') return payload.changes.length
  return payload.type === 'snapshot' ? payload.entities.length : 0
}

function tryDecode({ format, bytes }: TappedMessage): Message | undefined {
  try {
    return CODECS[format].decodeMessage(bytes)
  } catch (error) {
    if (error instanceof LinkError) return undefined
    throw error
  }
}
