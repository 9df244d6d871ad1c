import type { MessageType } from '@tx2-link/core'
import type { HoldReason } from '../../recording/message-record.ts'
import type { MatchingMessages } from './matching-messages.ts'

/** What interrupted the stream between two messages. */
export interface Interruption {
  readonly kind: 'lost' | 'resumed' | 'paused' | 'attempt' | 'offline'
  readonly time: number
  /** The first message after it. */
  readonly index: number
  readonly text: string
}

/** A message that did not go: it was refused for good, or waits still. */
export interface Unsent {
  readonly kind: 'refused' | 'waits'
  /** When it was first refused. */
  readonly time: number
  /** The first message after its last refusal. */
  readonly index: number
  readonly messageType: MessageType
  readonly reason: HoldReason
  /** From the first refusal to the last, or to now. */
  readonly waitedMs: number
  readonly refusals: number
}

/** What has a row between the messages, at its place in time. */
export type Insertion = Interruption | Unsent

export type ListRow =
  | { readonly type: 'message'; readonly index: number; readonly previous: number | undefined }
  | { readonly type: 'insertion'; readonly insertion: Insertion }

/** The rows of the list: messages, with insertions at their places between them. */
export class ListRows {
  readonly #messages: MatchingMessages
  readonly #insertions: readonly Insertion[]
  /** The row of each insertion, ascending. */
  readonly #places: readonly number[]
  readonly count: number

  /** Insertions come in the order of their indices. */
  constructor(messages: MatchingMessages, insertions: readonly Insertion[]) {
    this.#messages = messages
    this.#insertions = insertions
    this.#places = insertions.map(({ index }, at) => messages.rowAtOrAfter(index) + at)
    this.count = messages.count + insertions.length
  }

  at(row: number): ListRow | undefined {
    const before = countUpTo(this.#places.length, (at) => (this.#places[at] ?? Infinity) < row)
    const insertion = this.#insertions[before]
    if (insertion !== undefined && this.#places[before] === row) {
      return { type: 'insertion', insertion }
    }
    const index = this.#messages.at(row - before)
    if (index === undefined) return undefined
    return { type: 'message', index, previous: this.#messages.at(row - before - 1) }
  }

  /** The row of a message; undefined when it is not shown. */
  rowOf(index: number): number | undefined {
    const row = this.#messages.rowOf(index)
    if (row === undefined) return undefined
    // Insertions that come before this very message push it down.
    return row + countUpTo(this.#insertions.length, (at) => this.#isUpTo(at, index))
  }

  #isUpTo(at: number, index: number): boolean {
    return (this.#insertions[at]?.index ?? Infinity) <= index
  }
}

/** How many of the first `length` pass, if those that do come first. */
function countUpTo(length: number, passes: (at: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (passes(middle)) low = middle + 1
    else high = middle
  }
  return low
}
