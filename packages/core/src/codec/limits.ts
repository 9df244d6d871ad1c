import { LinkError } from '../error.ts'

/** What one decoding may cost at the most. Every length that the input declares is checked against what remains of it. */
export interface DecodeLimits {
  /** Bytes of one message. */
  readonly maxBytes: number
  /**
   * Array elements, map entries and bytes of byte arrays in one message, all together. A map or byte
   * array counts as 16 more, and outside JSON the fields of structs count as well: decoded, an
   * element then takes 40 bytes of memory at the most, some 690 MB for as many as the default allows.
   * Of a message of more than 64 KiB they are also 3.5 for each of its bytes at the most.
   */
  readonly maxElements: number
  /**
   * Arrays and maps within each other, those that hold the message itself included: in a snapshot
   * a field's value lies 9 deep, and each list around it is 2 more.
   */
  readonly maxDepth: number
}

/**
 * The crate reads MessagePack to this depth and no deeper: 507 lists within each other in a snapshot's
 * field. Of bincode its reader knows no bound, and dies of a deep value: so it holds there as well.
 */
export const MAX_BINARY_DEPTH = 1023

/** The crate reads JSON to this depth and no deeper: 59 lists within each other in a snapshot's field. */
export const MAX_JSON_DEPTH = 127

/** 64 MiB, 16 Mi elements, and the depth at which the crate's MessagePack reader gives up. */
export const DEFAULT_DECODE_LIMITS: DecodeLimits = {
  maxBytes: 64 * 1024 * 1024,
  maxElements: 16 * 1024 * 1024,
  maxDepth: MAX_BINARY_DEPTH,
}

/**
 * Fills in the defaults and lowers the depth to what the format allows.
 * Throws LinkError `invalid-config` for a limit that is no positive integer.
 */
export function resolveDecodeLimits(
  limits: Partial<DecodeLimits> | undefined,
  formatDepth: number,
): DecodeLimits {
  const { maxBytes, maxElements, maxDepth } = { ...DEFAULT_DECODE_LIMITS, ...limits }
  checkLimit('maxBytes', maxBytes)
  checkLimit('maxElements', maxElements)
  checkLimit('maxDepth', maxDepth)
  return { maxBytes, maxElements, maxDepth: Math.min(maxDepth, formatDepth) }
}

function checkLimit(name: string, value: number): void {
  if (Number.isSafeInteger(value) && value > 0) return
  throw new LinkError('invalid-config', `${name} must be a positive integer, not ${value}`)
}
