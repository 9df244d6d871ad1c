import type { MatchingMessages } from './matching-messages.ts'

/** Something between two messages: it has a row of its own at its place in time. */
export interface Interruption {
  readonly kind: 'lost' | 'resumed' | 'paused' | 'attempt'
  readonly time: number
  /** The first message after it. */
  readonly index: number
  readonly text: string
}

export type ListRow =
  | { readonly type: 'message'; readonly index: number; readonly previous: number | undefined }
  | { readonly type: 'interruption'; readonly interruption: Interruption }

/** The rows of the list: messages, with interruptions at their places between them. */
export class ListRows {
  readonly #messages: MatchingMessages
  readonly #interruptions: readonly Interruption[]
  /** The row of each interruption, ascending. */
  readonly #places: readonly number[]
  readonly count: number

  constructor(messages: MatchingMessages, interruptions: readonly Interruption[]) {
    this.#messages = messages
    this.#interruptions = interruptions
    this.#places = interruptions.map(({ index }, at) => messages.rowAtOrAfter(index) + at)
    this.count = messages.count + interruptions.length
  }

  at(row: number): ListRow | undefined {
    const before = this.#interruptionsBefore(row)
    const interruption = this.#interruptions[before]
    if (interruption !== undefined && this.#places[before] === row) {
      return { type: 'interruption', interruption }
    }
    const index = this.#messages.at(row - before)
    if (index === undefined) return undefined
    return { type: 'message', index, previous: this.#messages.at(row - before - 1) }
  }

  /** The row of a message; undefined when it is not shown. */
  rowOf(index: number): number | undefined {
    const row = this.#messages.rowOf(index)
    if (row === undefined) return undefined
    // Interruptions that come before this very message push it down.
    let low = 0
    let high = this.#interruptions.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#interruptions[middle]?.index ?? Infinity) <= index) low = middle + 1
      else high = middle
    }
    return row + low
  }

  /** How many interruptions lie above a row. */
  #interruptionsBefore(row: number): number {
    let low = 0
    let high = this.#places.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#places[middle] ?? Infinity) < row) low = middle + 1
      else high = middle
    }
    return low
  }
}
