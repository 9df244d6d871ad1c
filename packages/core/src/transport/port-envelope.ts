import { heardReason } from './close-code.ts'
import type { CloseReason } from './transport.ts'

/** What marks our messages on channels that others use as well, and which revision of them it is. */
const MARK = 'tx2-link'
const REVISION = 1

/** Ids are 16 characters; a stranger's could be of any length. */
const MAX_ID_LENGTH = 64

/** What one end says to another. Without `to`, everybody on the channel is meant. */
export type PortEnvelope = { readonly from: string; readonly to?: string } & PortContent

export type PortContent =
  /** A listener is there now: whoever waits for one may ask again. */
  | { readonly kind: 'listening' }
  | { readonly kind: 'connect' }
  | { readonly kind: 'accept' }
  /** Answers `accept`: from here on both ends are open. */
  | { readonly kind: 'opened' }
  | { readonly kind: 'data'; readonly bytes: ArrayBuffer }
  /** How many bytes of data were heard so far. */
  | { readonly kind: 'heard'; readonly bytes: number }
  /** Asks for any sign of life. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'alive' }
  | { readonly kind: 'close'; readonly reason: CloseReason }

export function writeEnvelope(from: string, to: string | undefined, content: PortContent): object {
  return { ...content, [MARK]: REVISION, from, ...(to === undefined ? {} : { to }) }
}

/** What came over a channel, if it is ours and well-formed; others' messages are none of our business. */
export function readEnvelope(message: unknown): PortEnvelope | undefined {
  if (!isRecord(message) || message[MARK] !== REVISION) return undefined
  const { from, to } = message
  if (!isId(from) || (to !== undefined && !isId(to))) return undefined
  const content = readContent(message)
  if (content === undefined) return undefined
  return to === undefined ? { ...content, from } : { ...content, from, to }
}

function readContent({ kind, bytes, reason }: Record<string, unknown>): PortContent | undefined {
  switch (kind) {
    case 'listening':
    case 'connect':
    case 'accept':
    case 'opened':
    case 'ask':
    case 'alive':
      return { kind }
    case 'data':
      return isArrayBuffer(bytes) ? { kind, bytes } : undefined
    case 'heard':
      return typeof bytes === 'number' && bytes >= 0 ? { kind, bytes } : undefined
    case 'close':
      return { kind, reason: readReason(reason) }
    default:
      return undefined
  }
}

function readReason(reason: unknown): CloseReason {
  const { code, text } = isRecord(reason) ? reason : {}
  return heardReason(code, text)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= MAX_ID_LENGTH
}

/** By its tag: another window's buffers are of that window's class. */
function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return Object.prototype.toString.call(value) === '[object ArrayBuffer]'
}
