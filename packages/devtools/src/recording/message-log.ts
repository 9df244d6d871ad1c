import type { Direction, Format, MessageType } from '@tx2-link/core'
import {
  DIRECTIONS,
  FORMATS,
  HOLD_REASONS,
  MESSAGE_TYPES,
  VERDICTS,
  directionCode,
} from './codes.ts'
import type { HoldReason, MessageColumns, MessageRecord, Verdict } from './message-record.ts'
import { NameTable } from './name-table.ts'
import { type MessageDraft, Segment } from './segment.ts'

/** Links of one recording that keep their names: a number of two bytes stands for each. */
const MAX_LINKS = 65_535

/** Messages in order of arrival, in segments that are dropped whole from the front. */
export class MessageLog implements MessageColumns {
  readonly links: NameTable = new NameTable(MAX_LINKS)
  readonly #segmentBytes: number
  readonly #maxMessageBytes: number
  readonly #nextNumber: () => number
  readonly #segments: Segment[] = []
  #endIndex = 0
  #size = 0
  /** The segment that was asked for last: neighbours are mostly asked for one after another. */
  #recent: Segment | undefined

  /** Of messages above `maxMessageBytes` only the facts are kept. `nextNumber` numbers segments. */
  constructor(segmentBytes: number, maxMessageBytes: number, nextNumber: () => number) {
    this.#segmentBytes = segmentBytes
    this.#maxMessageBytes = maxMessageBytes
    this.#nextNumber = nextNumber
  }

  get firstIndex(): number {
    return this.#segments[0]?.firstIndex ?? this.#endIndex
  }

  get endIndex(): number {
    return this.#endIndex
  }

  /** Bytes of memory in use. */
  get size(): number {
    return this.#size
  }

  get segments(): readonly Segment[] {
    return this.#segments
  }

  /** Copies a message in; true if that took more memory than before. */
  append(bytes: Uint8Array, draft: MessageDraft): boolean {
    const keepsBytes = bytes.length <= this.#maxMessageBytes
    const length = keepsBytes ? bytes.length : 0
    let segment = this.#segments.at(-1)
    let before = segment?.size ?? 0
    if (segment === undefined || !segment.hasRoomFor(length)) {
      const byteCapacity = Math.max(this.#segmentBytes, length)
      segment = new Segment(this.#nextNumber(), this.#endIndex, byteCapacity, segment)
      this.#segments.push(segment)
      before = 0
    }
    segment.append(bytes, draft, keepsBytes)
    this.#endIndex += 1
    const growth = segment.size - before
    this.#size += growth
    return growth > 0
  }

  /** Drops the oldest segment. */
  dropOldest(): void {
    const dropped = this.#segments.shift()
    if (dropped !== undefined) this.#size -= dropped.size
    this.#recent = undefined
  }

  /** Drops all; indices go on from where they are. */
  clear(): void {
    this.#segments.length = 0
    this.#size = 0
    this.#recent = undefined
  }

  segmentOf(index: number): Segment | undefined {
    if (!Number.isInteger(index)) return undefined
    const recent = this.#recent
    if (recent !== undefined && index >= recent.firstIndex && index < recent.endIndex) return recent
    const found = this.#search(index)
    if (found !== undefined) this.#recent = found
    return found
  }

  record(index: number): MessageRecord | undefined {
    const segment = this.segmentOf(index)
    if (segment === undefined) return undefined
    const at = index - segment.firstIndex
    const direction = DIRECTIONS[segment.directionAt(at)]
    const messageType = MESSAGE_TYPES[segment.typeAt(at)]
    const verdict = VERDICTS[segment.verdictAt(at)]
    if (direction === undefined || messageType === undefined || verdict === undefined) {
      return undefined
    }
    return {
      index,
      time: this.time(index),
      gapMs: knownNumber(this.gapMs(index)),
      direction,
      messageType,
      sequence: this.sequence(index),
      timestamp: this.timestamp(index),
      byteLength: this.byteLength(index),
      changeCount: this.changeCount(index),
      ticks: this.ticks(index),
      link: this.link(index) ?? '',
      format: this.format(index),
      verdict,
      heldMs: knownNumber(this.heldMs(index)),
      reason: this.reason(index),
    }
  }

  bytes(index: number): Uint8Array | undefined {
    const segment = this.segmentOf(index)
    return segment?.bytesAt(index - segment.firstIndex)
  }

  /** The type's number, -1 outside of what is kept. */
  typeCode(index: number): number {
    const segment = this.segmentOf(index)
    return segment === undefined ? -1 : segment.typeAt(index - segment.firstIndex)
  }

  directionCode(index: number): number {
    const segment = this.segmentOf(index)
    return segment === undefined ? -1 : segment.directionAt(index - segment.firstIndex)
  }

  messageType(index: number): MessageType | undefined {
    return MESSAGE_TYPES[this.typeCode(index)]
  }

  direction(index: number): Direction | undefined {
    return DIRECTIONS[this.directionCode(index)]
  }

  verdict(index: number): Verdict | undefined {
    const segment = this.segmentOf(index)
    return segment && VERDICTS[segment.verdictAt(index - segment.firstIndex)]
  }

  reason(index: number): HoldReason | undefined {
    const segment = this.segmentOf(index)
    return segment && HOLD_REASONS[segment.reasonAt(index - segment.firstIndex)]
  }

  link(index: number): string | undefined {
    const segment = this.segmentOf(index)
    return (
      segment && this.links.nameOf(segment.columns.links[index - segment.firstIndex] ?? MAX_LINKS)
    )
  }

  format(index: number): Format | undefined {
    const segment = this.segmentOf(index)
    return segment && FORMATS[segment.columns.formats[index - segment.firstIndex] ?? -1]
  }

  time(index: number): number {
    const segment = this.segmentOf(index)
    return segment?.columns.times[index - segment.firstIndex] ?? Number.NaN
  }

  gapMs(index: number): number {
    const segment = this.segmentOf(index)
    return segment?.gapAt(index - segment.firstIndex) ?? Number.NaN
  }

  sequence(index: number): number {
    const segment = this.segmentOf(index)
    return segment?.columns.sequences[index - segment.firstIndex] ?? Number.NaN
  }

  timestamp(index: number): number {
    const segment = this.segmentOf(index)
    return segment?.columns.timestamps[index - segment.firstIndex] ?? Number.NaN
  }

  byteLength(index: number): number {
    const segment = this.segmentOf(index)
    return segment?.columns.lengths[index - segment.firstIndex] ?? Number.NaN
  }

  changeCount(index: number): number {
    const segment = this.segmentOf(index)
    return segment?.columns.changeCounts[index - segment.firstIndex] ?? Number.NaN
  }

  ticks(index: number): number {
    const segment = this.segmentOf(index)
    return segment?.columns.ticks[index - segment.firstIndex] ?? Number.NaN
  }

  heldMs(index: number): number {
    const segment = this.segmentOf(index)
    return segment?.columns.heldMs[index - segment.firstIndex] ?? Number.NaN
  }

  indexAtTime(timeMs: number): number {
    for (const segment of this.#segments) {
      if (segment.lastTime >= timeMs) return segment.firstIndex + segment.positionAtTime(timeMs)
    }
    return this.#endIndex
  }

  indexOfSequence(direction: Direction, sequence: number, isState: boolean): number | undefined {
    const code = directionCode(direction)
    for (let at = this.#segments.length - 1; at >= 0; at -= 1) {
      const index = this.#segments[at]?.indexOfSequence(sequence, code, isState)
      if (index !== undefined) return index
    }
    return undefined
  }

  /** The newest message of a type and direction up to an index. */
  newestOf(typeCode: number, code: number, upTo: number): number | undefined {
    for (let at = this.#segments.length - 1; at >= 0; at -= 1) {
      const segment = this.#segments[at]
      if (segment === undefined || segment.firstIndex > upTo) continue
      const index = segment.newestOf(typeCode, code, Math.min(upTo, segment.endIndex - 1))
      if (index !== undefined) return index
    }
    return undefined
  }

  #search(index: number): Segment | undefined {
    let low = 0
    let high = this.#segments.length - 1
    while (low <= high) {
      const middle = (low + high) >>> 1
      const segment = this.#segments[middle]
      if (segment === undefined) return undefined
      if (index < segment.firstIndex) high = middle - 1
      else if (index >= segment.endIndex) low = middle + 1
      else return segment
    }
    return undefined
  }
}

function knownNumber(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value
}
