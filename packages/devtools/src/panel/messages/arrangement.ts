import type { Size } from '../shell/use-size.ts'

/** `columns`: beside the message, with the filter over the list; `side`: beside it; `stack`: over it. */
export type ListPlace = 'columns' | 'side' | 'stack'

export interface Arrangement {
  readonly list: ListPlace
  /** Whether the bytes are under the tree or beside it. */
  readonly detail: 'column' | 'row'
}

const NARROW = 1000
/** From here on the message's bytes stand beside its tree. */
const WIDE = 1920
/** All columns fit; more width would only part the words from their numbers. */
const MOST_LIST = 1120
/** Below this height list, tree and bytes stand side by side. */
const LOW = 400

/** How list and message share this much room. */
export function arrangementFor({ width, height }: Size): Arrangement {
  if (height < LOW && width >= NARROW) return { list: 'columns', detail: 'row' }
  if (width < NARROW) {
    // Too low to stack: the message stands beside the list, its tree over its bytes.
    if (height > 0 && height < 280) return { list: 'side', detail: 'column' }
    return { list: 'stack', detail: 'row' }
  }
  return { list: 'side', detail: width >= WIDE ? 'row' : 'column' }
}

/** The list's width, or its height when stacked, before the reader moved the line. */
export function defaultListSize(list: ListPlace, size: Size): number {
  if (list === 'stack') return Math.round(size.height * 0.46)
  if (list === 'columns') return Math.round(size.width * 0.46)
  if (size.width < NARROW) return Math.round(size.width * 0.5)
  // The message needs its sixteen bytes to a row; past that the list has the larger part.
  if (size.width < 1350) return Math.round(size.width - Math.max(440, size.width * 0.42))
  return Math.min(MOST_LIST, Math.round(size.width * 0.603))
}
