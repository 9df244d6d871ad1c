import { LinkError, LinkErrorCode } from '../error.ts'
import { DEFAULT_MAX_FRAME_BYTES, FRAME_HEADER_BYTES, checkFrameLimit } from './frame-limit.ts'

/**
 * What stands before a message of `length` bytes in a stream: for streams that take the two one
 * after the other, so that the message is not copied. Throws LinkError `limit-exceeded` for a
 * message that a reader with the same limit would refuse.
 */
export function encodeFrameHeader(
  length: number,
  maxFrameBytes: number = DEFAULT_MAX_FRAME_BYTES,
): Uint8Array {
  const header = new Uint8Array(FRAME_HEADER_BYTES)
  writeLength(header, length, maxFrameBytes)
  return header
}

/** A message as a stream carries it: its length and its bytes, in memory of their own. */
export function encodeFrame(
  message: Uint8Array,
  maxFrameBytes: number = DEFAULT_MAX_FRAME_BYTES,
): Uint8Array {
  const framed = new Uint8Array(FRAME_HEADER_BYTES + message.length)
  writeLength(framed, message.length, maxFrameBytes)
  framed.set(message, FRAME_HEADER_BYTES)
  return framed
}

function writeLength(target: Uint8Array, length: number, maxFrameBytes: number): void {
  if (length > checkFrameLimit(maxFrameBytes)) {
    throw new LinkError(
      LinkErrorCode.limitExceeded,
      `a message has ${length} bytes, a frame at most ${maxFrameBytes}`,
    )
  }
  new DataView(target.buffer).setUint32(0, length, true)
}
