import { FrameReader, malformed } from './frame-reader.ts'

/** Frames one behind the other: a batch, or part of one. */
export function joinFrames(frames: readonly Uint8Array[]): Uint8Array {
  const [first] = frames
  if (first !== undefined && frames.length === 1) return first
  let byteLength = 0
  for (const frame of frames) byteLength += frame.length
  const batch = new Uint8Array(byteLength)
  let offset = 0
  for (const frame of frames) {
    batch.set(frame, offset)
    offset += frame.length
  }
  return batch
}

/** The frames of a batch without their lengths, one after the other, as views; throws LinkError `malformed`. */
export function* splitFrames(batch: Uint8Array): Generator<Uint8Array, void> {
  const reader = new FrameReader(batch)
  while (!reader.isAtEnd) {
    const start = reader.offset
    const length = reader.varint()
    if (length === 0) throw malformed('a frame is empty', start)
    yield reader.bytes(length)
  }
}
