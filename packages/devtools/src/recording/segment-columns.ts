/** Bytes that the columns take for each message. */
export const COLUMN_BYTES = 53

/** A column for each fact about a segment's messages, all in one piece of memory. */
export class SegmentColumns {
  readonly capacity: number
  readonly times: Float64Array
  readonly sequences: Float64Array
  readonly timestamps: Float64Array
  /** NaN for messages that were not held. */
  readonly heldMs: Float64Array
  /** Where the message begins in the segment's bytes. */
  readonly offsets: Uint32Array
  readonly lengths: Uint32Array
  readonly changeCounts: Uint32Array
  readonly ticks: Uint32Array
  readonly links: Uint16Array
  /** Type in the low four bits, direction in the next, verdict above. */
  readonly kinds: Uint8Array
  /** Reason in the low four bits; the highest is set where the bytes were not kept. */
  readonly reasons: Uint8Array
  readonly formats: Uint8Array

  /** A multiple of 8, so that every column lies where its numbers may. */
  constructor(capacity: number) {
    this.capacity = capacity
    const memory = new ArrayBuffer(capacity * COLUMN_BYTES)
    let offset = 0
    const next = (bytes: number): number => {
      const start = offset
      offset += capacity * bytes
      return start
    }
    this.times = new Float64Array(memory, next(8), capacity)
    this.sequences = new Float64Array(memory, next(8), capacity)
    this.timestamps = new Float64Array(memory, next(8), capacity)
    this.heldMs = new Float64Array(memory, next(8), capacity)
    this.offsets = new Uint32Array(memory, next(4), capacity)
    this.lengths = new Uint32Array(memory, next(4), capacity)
    this.changeCounts = new Uint32Array(memory, next(4), capacity)
    this.ticks = new Uint32Array(memory, next(4), capacity)
    this.links = new Uint16Array(memory, next(2), capacity)
    this.kinds = new Uint8Array(memory, next(1), capacity)
    this.reasons = new Uint8Array(memory, next(1), capacity)
    this.formats = new Uint8Array(memory, next(1), capacity)
  }

  /** The same with more room. */
  widened(capacity: number): SegmentColumns {
    const wider = new SegmentColumns(capacity)
    wider.times.set(this.times)
    wider.sequences.set(this.sequences)
    wider.timestamps.set(this.timestamps)
    wider.heldMs.set(this.heldMs)
    wider.offsets.set(this.offsets)
    wider.lengths.set(this.lengths)
    wider.changeCounts.set(this.changeCounts)
    wider.ticks.set(this.ticks)
    wider.links.set(this.links)
    wider.kinds.set(this.kinds)
    wider.reasons.set(this.reasons)
    wider.formats.set(this.formats)
    return wider
  }
}
