import { LinkError, LinkErrorCode } from '../error.ts'

/** Bytes of a frame's length, which stands before its content: a u32, least significant byte first. */
export const FRAME_HEADER_BYTES = 4

/** 64 MiB of content, the same as a transport's and a codec's largest message. */
export const DEFAULT_MAX_FRAME_BYTES: number = 64 * 1024 * 1024

const MAX_DECLARABLE_BYTES = 2 ** 32 - 1

/** Throws LinkError `invalid-config` for a limit that no frame could have or that would limit nothing. */
export function checkFrameLimit(maxFrameBytes: number): number {
  if (maxFrameBytes >= 1 && maxFrameBytes <= MAX_DECLARABLE_BYTES) return maxFrameBytes
  throw new LinkError(
    LinkErrorCode.invalidConfig,
    `maxFrameBytes must be from 1 to ${MAX_DECLARABLE_BYTES}, not ${maxFrameBytes}`,
  )
}
