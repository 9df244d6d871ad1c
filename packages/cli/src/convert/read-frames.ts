import { FrameDecoder, type LinkError } from '@tx2-link/core'

/** A frame of a stream, or what is wrong where one should be. */
export type Frame = {
  /** Counted from 1. */
  readonly number: number
  /** Where it begins in the stream, in bytes. */
  readonly offset: number
} & (
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly error: LinkError }
)

/** The frames of a stream, as they come. */
export async function* readFrames(
  stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Frame> {
  const decoder = new FrameDecoder()
  let number = 0
  for await (const chunk of stream) {
    decoder.push(chunk)
    let { offset } = decoder
    for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
      number += 1
      yield { ...frame, number, offset }
      ;({ offset } = decoder)
    }
  }
  const { offset } = decoder
  const fault = decoder.end()
  if (fault !== undefined) yield { ...fault, number: number + 1, offset }
}
