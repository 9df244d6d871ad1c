import { DIRECTIONS, MESSAGE_TYPES, isStateCode } from './codes.ts'
import { COLUMN_BYTES, SegmentColumns } from './segment-columns.ts'

const INITIAL_MESSAGES = 64

/** Messages in one segment at the most, so that tiny ones are dropped in small steps too. */
const MAX_MESSAGES = 16_384

/** What is written of one message; filled in place, so that recording makes no objects. */
export interface MessageDraft {
  typeCode: number
  directionCode: number
  verdictCode: number
  reasonCode: number
  formatCode: number
  linkCode: number
  time: number
  sequence: number
  timestamp: number
  heldMs: number
  changeCount: number
  ticks: number
}

/** Sequences of one kind in one direction within a segment. */
class SequenceSpan {
  first = Number.POSITIVE_INFINITY
  last = Number.NEGATIVE_INFINITY
}

/** A stretch of the recording: bytes one after another and a column for each fact about them. */
export class Segment {
  /** Later segments have higher ones, also those of other recordings. */
  readonly number: number
  readonly firstIndex: number
  readonly #bytes: Uint8Array
  #usedBytes = 0
  #count = 0
  /** By direction and kind, so that a sequence is looked for in the right segment only. */
  readonly #spans: readonly SequenceSpan[] = DIRECTIONS.flatMap(() => [
    new SequenceSpan(),
    new SequenceSpan(),
  ])
  /** The newest message of each type and direction, -1 for none. */
  readonly #newest: Float64Array = new Float64Array(MESSAGE_TYPES.length * 2).fill(-1)
  #columns: SegmentColumns
  /** When the message before the first one came, which may be gone by now. */
  readonly #timeBefore: number

  /** `before` is the segment before it, which it resembles. */
  constructor(
    number: number,
    firstIndex: number,
    byteCapacity: number,
    before: Segment | undefined,
  ) {
    this.number = number
    this.firstIndex = firstIndex
    this.#timeBefore = before?.lastTime ?? Number.NaN
    const expected = before?.count ?? 0
    this.#bytes = new Uint8Array(byteCapacity)
    const capacity = Math.ceil(expected / INITIAL_MESSAGES) * INITIAL_MESSAGES
    this.#columns = new SegmentColumns(Math.min(Math.max(INITIAL_MESSAGES, capacity), MAX_MESSAGES))
  }

  get columns(): SegmentColumns {
    return this.#columns
  }

  get endIndex(): number {
    return this.firstIndex + this.#count
  }

  get count(): number {
    return this.#count
  }

  get lastTime(): number {
    return this.#columns.times[this.#count - 1] ?? this.#timeBefore
  }

  /** Bytes of messages that lie here. */
  get messageBytes(): number {
    return this.#usedBytes
  }

  /** Bytes of memory that this takes. */
  get size(): number {
    return this.#bytes.length + this.#columns.capacity * COLUMN_BYTES
  }

  hasRoomFor(byteLength: number): boolean {
    return this.#count < MAX_MESSAGES && this.#usedBytes + byteLength <= this.#bytes.length
  }

  /** Adds a message that there is room for. Without `keepsBytes` only the facts are kept. */
  append(bytes: Uint8Array, draft: MessageDraft, keepsBytes: boolean): void {
    const at = this.#count
    if (at === this.#columns.capacity) {
      this.#columns = this.#columns.widened(Math.min(at * 2, MAX_MESSAGES))
    }
    const columns = this.#columns
    columns.times[at] = draft.time
    columns.sequences[at] = draft.sequence
    columns.timestamps[at] = draft.timestamp
    columns.heldMs[at] = draft.heldMs
    columns.offsets[at] = this.#usedBytes
    columns.lengths[at] = bytes.length
    columns.changeCounts[at] = draft.changeCount
    columns.ticks[at] = draft.ticks
    columns.links[at] = draft.linkCode
    columns.kinds[at] = draft.typeCode | (draft.directionCode << 4) | (draft.verdictCode << 5)
    columns.reasons[at] = draft.reasonCode | (keepsBytes ? 0 : 0x80)
    columns.formats[at] = draft.formatCode
    this.#count = at + 1
    if (keepsBytes) {
      this.#bytes.set(bytes, this.#usedBytes)
      this.#usedBytes += bytes.length
    }
    this.#noteSequence(draft)
    this.#newest[draft.typeCode * 2 + draft.directionCode] = this.firstIndex + at
  }

  /** Time since the message before, NaN for the very first. */
  gapAt(at: number): number {
    const { times } = this.#columns
    return (times[at] ?? Number.NaN) - (times[at - 1] ?? this.#timeBefore)
  }

  typeAt(at: number): number {
    return (this.#columns.kinds[at] ?? 0) & 0x0f
  }

  directionAt(at: number): number {
    return ((this.#columns.kinds[at] ?? 0) >> 4) & 1
  }

  verdictAt(at: number): number {
    return (this.#columns.kinds[at] ?? 0) >> 5
  }

  reasonAt(at: number): number {
    return (this.#columns.reasons[at] ?? 0) & 0x0f
  }

  /** The message itself, within this segment's memory; undefined if only its facts were kept. */
  bytesAt(at: number): Uint8Array | undefined {
    if (((this.#columns.reasons[at] ?? 0) & 0x80) !== 0) return undefined
    const offset = this.#columns.offsets[at] ?? 0
    return this.#bytes.subarray(offset, offset + (this.#columns.lengths[at] ?? 0))
  }

  /** Position of the first message at or after a time; `count` if there is none. */
  positionAtTime(timeMs: number): number {
    let low = 0
    let high = this.#count
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#columns.times[middle] ?? 0) >= timeMs) high = middle
      else low = middle + 1
    }
    return low
  }

  /** Index of the newest message with this sequence, direction and kind. */
  indexOfSequence(sequence: number, directionCode: number, isState: boolean): number | undefined {
    const span = this.#span(directionCode, isState)
    if (span === undefined || sequence < span.first || sequence > span.last) return undefined
    for (let at = this.#count - 1; at >= 0; at -= 1) {
      if (this.#columns.sequences[at] !== sequence || this.directionAt(at) !== directionCode)
        continue
      if (isStateCode(this.typeAt(at)) === isState) return this.firstIndex + at
    }
    return undefined
  }

  /** The newest message here of a type and direction up to an index, or undefined. */
  newestOf(typeCode: number, directionCode: number, upTo: number): number | undefined {
    const newest = this.#newest[typeCode * 2 + directionCode] ?? -1
    if (newest <= upTo) return newest === -1 ? undefined : newest
    for (let at = upTo - this.firstIndex; at >= 0; at -= 1) {
      if (this.typeAt(at) === typeCode && this.directionAt(at) === directionCode) {
        return this.firstIndex + at
      }
    }
    return undefined
  }

  #noteSequence(draft: MessageDraft): void {
    const span = this.#span(draft.directionCode, isStateCode(draft.typeCode))
    if (span === undefined) return
    span.first = Math.min(span.first, draft.sequence)
    span.last = Math.max(span.last, draft.sequence)
  }

  #span(directionCode: number, isState: boolean): SequenceSpan | undefined {
    return this.#spans[directionCode * 2 + (isState ? 1 : 0)]
  }
}
