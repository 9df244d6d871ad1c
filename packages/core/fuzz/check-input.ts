import { isDeepStrictEqual } from 'node:util'
import type { Format } from '../src/codec/codec.ts'
import { Explainer } from '../src/codec/explain/explain.ts'
import { LinkError } from '../src/error.ts'
import type { Message } from '../src/protocol/message.ts'
import type { FuzzInput, Subject } from './subject.ts'

/** Larger values are compared by their bytes alone. */
const COMPARED_SIZE = 4096

/** How a decoding ended: with a value, or with the error that it may end with. */
export type Outcome = { readonly value: unknown } | { readonly refusal: LinkError }

const explainers: Readonly<Record<Format, Explainer>> = {
  msgpack: new Explainer('msgpack'),
  json: new Explainer('json'),
  bincode: new Explainer('bincode'),
}

/** Decodes; throws in words what no input may bring about. */
export function decodeInput({ subject, bytes }: FuzzInput): Outcome {
  try {
    return { value: subject.decode(bytes) }
  } catch (error) {
    const strangeness = describeStrange(error, bytes.length)
    if (strangeness !== undefined) throw new Error(strangeness, { cause: error })
    return { refusal: error as LinkError }
  }
}

/** Says what is wrong with an error, if anything is. */
function describeStrange(error: unknown, length: number): string | undefined {
  if (!(error instanceof LinkError)) return `decoding threw ${String(error)}`
  const { code, offset } = error
  if (code !== 'malformed' && code !== 'limit-exceeded') return `decoding refused with ${code}`
  const isWithin = Number.isInteger(offset) && Number(offset) >= 0 && Number(offset) <= length
  return isWithin ? undefined : `decoding refused at byte ${offset} of ${length}`
}

/**
 * Throws in words if a value that was read does not come back when it is written.
 * Returns how many bytes it was written in, 0 if JSON cannot write it.
 */
export function checkRoundTrip({ format, decode, encode }: Subject, value: unknown): number {
  let written: Uint8Array
  try {
    written = encode(value as never)
  } catch (error) {
    // JSON reads 1e300 as an F32, as the crate does, and has no infinity to write.
    const isKnown = error instanceof LinkError && error.code === 'unrepresentable'
    if (isKnown && format === 'json') return 0
    throw new Error(`what was read cannot be written: ${String(error)}`, { cause: error })
  }
  let again: unknown
  try {
    again = decode(written)
  } catch (error) {
    throw new Error(`what was written cannot be read: ${String(error)}`, { cause: error })
  }
  if (written.length <= COMPARED_SIZE && !isDeepStrictEqual(again, value)) {
    throw new Error('a value did not come back as it was')
  }
  if (Buffer.compare(encode(again as never), written) !== 0) {
    throw new Error('one value was written in two ways')
  }
  return written.length
}

/** Throws in words if explaining does not say of these bytes what decoding says. */
export function checkExplanation({ subject, bytes }: FuzzInput, outcome: Outcome): void {
  let message: Message
  try {
    message = explainers[subject.format].explain(bytes).message
  } catch (error) {
    const isSame = 'refusal' in outcome && isSameError(outcome.refusal, error)
    if (isSame) return
    throw new Error(`explaining threw ${String(error)}`, { cause: error })
  }
  const isSame = 'value' in outcome && isDeepStrictEqual(message, outcome.value)
  if (!isSame) throw new Error('explaining and decoding differ')
}

function isSameError(one: LinkError, other: unknown): boolean {
  return (
    other instanceof LinkError &&
    one.code === other.code &&
    one.offset === other.offset &&
    one.message === other.message
  )
}
