import type { Direction } from '@tx2-link/core'
import type { MessageColumns } from '../../recording/message-record.ts'
import type { Samples } from './max-bins.ts'

/** The sizes of the deltas of one direction. */
export function deltaSamples(columns: MessageColumns, direction: Direction): Samples {
  return {
    get first() {
      return columns.firstIndex
    },
    get end() {
      return columns.endIndex
    },
    timeAt: (index) => columns.time(index),
    valueAt: (index) =>
      columns.messageType(index) === 'delta' && columns.direction(index) === direction
        ? columns.byteLength(index)
        : undefined,
    isMarked: () => false,
  }
}

/** The next delta of either direction from a message on, going forwards or back. */
export function deltaBeside(
  columns: MessageColumns,
  index: number,
  step: 1 | -1,
): number | undefined {
  for (
    let next = index + step;
    next >= columns.firstIndex && next < columns.endIndex;
    next += step
  ) {
    if (columns.messageType(next) === 'delta') return next
  }
  return undefined
}
