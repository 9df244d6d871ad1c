import { encodeFrame, encodeFrameHeader } from '../frame/encode-frame.ts'
import { FRAME_HEADER_BYTES } from '../frame/frame-limit.ts'
import { heardReason } from '../transport/close-code.ts'
import type { CloseReason } from '../transport/transport.ts'

/** The first byte of what is no message: MessagePack never uses it, JSON and Bincode never begin with it. */
const CONTROL = 0xc1
const CLOSE = 0
const ESCAPED = 1

/** A control byte and its kind. */
const PREFIX_BYTES = 2

/** The most that a frame's four bytes of length can say; what a reader takes is its own limit. */
const MAX_LENGTH = 2 ** 32 - 1

const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** What a frame of a stream stands for. */
type StreamFrame =
  | { readonly type: 'message'; readonly bytes: Uint8Array }
  | { readonly type: 'close'; readonly reason: CloseReason }
  | { readonly type: 'unknown' }

/** How large a frame may be, so that a message of `maxMessageBytes` fits in. */
export function frameLimit(maxMessageBytes: number): number {
  return Math.min(maxMessageBytes + PREFIX_BYTES, MAX_LENGTH)
}

/** The frame that says why its sender closes, since a stream by itself can only end. */
export function closeFrame({ code, text }: CloseReason): Uint8Array {
  const content = encoder.encode(`\0\0\0\0${text}`)
  content.set([CONTROL, CLOSE, code & 255, code >>> 8])
  return encodeFrame(content)
}

/**
 * What goes before a message in the stream. One that begins as a control frame would (a format of the
 * application's own may) is marked as a message; a plain peer knows neither control frames nor marks.
 */
export function messageHeader(message: Uint8Array, plain: boolean): Uint8Array {
  if (plain || message[0] !== CONTROL) return encodeFrameHeader(message.length, MAX_LENGTH)
  const header = new Uint8Array(FRAME_HEADER_BYTES + PREFIX_BYTES)
  header.set(encodeFrameHeader(PREFIX_BYTES + message.length, MAX_LENGTH))
  header.set([CONTROL, ESCAPED], FRAME_HEADER_BYTES)
  return header
}

export function readStreamFrame(content: Uint8Array, plain: boolean): StreamFrame {
  if (plain || content[0] !== CONTROL) return { type: 'message', bytes: content }
  const [, kind, low, high] = content
  if (kind === ESCAPED) return { type: 'message', bytes: content.slice(PREFIX_BYTES) }
  if (kind !== CLOSE || low === undefined || high === undefined) return { type: 'unknown' }
  const text = decoder.decode(content.subarray(PREFIX_BYTES + 2))
  return { type: 'close', reason: heardReason(low | (high << 8), text) }
}
