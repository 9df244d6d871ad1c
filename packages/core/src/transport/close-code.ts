import type { CloseReason } from './transport.ts'

/** Why a transport closed, as numbers that a WebSocket carries; the sync layer adds its own. */
export const TransportCloseCode = {
  /** Closed on purpose, nothing is wrong. */
  normal: 1000,
  /** The page is being left or the server stops. */
  goingAway: 1001,
  /** The peer closed without giving a code. */
  unstated: 1005,
  /** The connection broke or never came about; never sent, only reported. */
  lost: 1006,
  /** The peer's close asked for a code that nobody may send. */
  unsendable: 4000,
  /** A message came that is neither text nor bytes. */
  unsupportedData: 4003,
  /** A message came that is larger than `maxMessageBytes`. */
  messageTooBig: 4009,
  /** More messages or bytes wait than the transport may hold. */
  queueFull: 4013,
} as const

/** What WebSocket allows for the text of a close, in bytes of UTF-8. */
const MAX_REASON_BYTES = 123

const encoder = new TextEncoder()

/** Cuts a text to what a close frame can hold, never within a character. */
export function cutReason(text: string): string {
  if (text.length * 3 <= MAX_REASON_BYTES) return text
  const { read } = encoder.encodeInto(text, new Uint8Array(MAX_REASON_BYTES))
  return text.slice(0, read)
}

/** What an other end says of why it closes, however badly it puts it: a code that closes have, and a text that is no book. */
export function heardReason(code: unknown, text: unknown): CloseReason {
  const isCode = typeof code === 'number' && Number.isInteger(code) && code >= 1000 && code <= 4999
  return {
    code: isCode ? code : TransportCloseCode.unstated,
    text: typeof text === 'string' ? cutReason(text) : '',
  }
}

/** Whether a page's script may close with this code. */
export function mayScriptSend(code: number): boolean {
  return code === 1000 || (Number.isInteger(code) && code >= 3000 && code <= 4999)
}

/** Whether a program that is not a page may close with this code. */
export function mayProgramSend(code: number): boolean {
  return (
    mayScriptSend(code) ||
    (Number.isInteger(code) && ((code >= 1001 && code <= 1003) || (code >= 1007 && code <= 1014)))
  )
}

/**
 * A reason that can be sent. A standard code that may not be sent becomes its private twin, 3,000
 * higher (1001 becomes 4001); any other becomes `TransportCloseCode.unsendable`. Closing never throws.
 */
export function sendableReason(
  reason: CloseReason,
  maySend: (code: number) => boolean,
): CloseReason {
  return { code: sendableCode(reason.code, maySend), text: cutReason(reason.text) }
}

function sendableCode(code: number, maySend: (code: number) => boolean): number {
  if (maySend(code)) return code
  if (Number.isInteger(code) && code > 1000 && code <= 1015) return code + 3000
  return TransportCloseCode.unsendable
}
