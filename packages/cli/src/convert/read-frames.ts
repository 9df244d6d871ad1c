import { FrameDecoder, type LinkError } from '@tx2-link/core'

/** A frame of a stream, or what is wrong where one should be. */
export type Frame =
  | { readonly ok: true; readonly number: number; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly number: number; readonly error: LinkError }

/** The frames of a whole stream, numbered from 1. */
export function* readFrames(stream: Uint8Array): Generator<Frame> {
  const decoder = new FrameDecoder()
  decoder.push(stream)
  let number = 0
  for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
    number += 1
    yield { ...frame, number }
  }
  const fault = decoder.end()
  if (fault !== undefined) yield { ...fault, number: number + 1 }
}
