import type { Size } from '../shell/use-size.ts'

/** `columns`: beside the message, with the filter over the list; `side`: beside it; `stack`: over it. */
export type ListPlace = 'columns' | 'side' | 'stack'

/** The bytes under the tree, beside it, or in its place. */
export type DetailArrangement = 'column' | 'row' | 'single'

export interface Arrangement {
  /** Stands for its kind: the reader's sizes are remembered for each. */
  readonly name: string
  readonly list: ListPlace
  readonly detail: DetailArrangement
}

const NARROW = 1000
/** From here on the message's bytes stand beside its tree. */
const WIDE = 1920
/** All columns fit; more width would only part the words from their numbers. */
const MOST_LIST = 1120
/** Below this height list, tree and bytes stand side by side. */
const LOW = 400
const TOO_LOW_TO_STACK = 280

/** How list and message share this much room. */
export function arrangementFor({ width, height }: Size): Arrangement {
  if (width < NARROW) {
    // Too low to stack: the message stands beside the list.
    if (height > 0 && height < TOO_LOW_TO_STACK) {
      return { name: 'narrow-side', list: 'side', detail: 'single' }
    }
    return { name: 'stack', list: 'stack', detail: 'row' }
  }
  if (height < LOW) return { name: 'columns', list: 'columns', detail: 'row' }
  return width >= WIDE
    ? { name: 'wide-side', list: 'side', detail: 'row' }
    : { name: 'side', list: 'side', detail: 'column' }
}

/** The list's width, or its height when stacked, before the reader moved the line. */
export function defaultListSize(list: ListPlace, size: Size): number {
  if (list === 'stack') return Math.round(size.height * 0.46)
  if (list === 'columns') return Math.round(size.width * 0.46)
  // The list keeps its verdicts and its times of day.
  if (size.width < NARROW) return Math.round(size.width * 0.61)
  // The message needs its sixteen bytes to a row; past that the list has the larger part.
  if (size.width < 1350) return Math.round(size.width - Math.max(504, size.width * 0.42))
  return Math.min(MOST_LIST, Math.round(size.width * 0.603))
}
