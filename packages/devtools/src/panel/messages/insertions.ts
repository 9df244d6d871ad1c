import type { Recorder } from '../../recording/recorder.ts'
import type { PanelSession } from '../session.ts'
import { interruptionsOf } from './interruptions.ts'
import type { Insertion } from './list-rows.ts'
import { refusedOf, waitingOf } from './unsent.ts'

export interface Shown {
  /** In ms of the source's clock. */
  readonly now: number
  /** Whether a filter picks messages: what did not go is none of them. */
  readonly isFiltered: boolean
  readonly range: PanelSession['range']
  readonly directions: PanelSession['directions']
}

/** All rows between the messages, in the order of messages. */
export function insertionsOf(recorder: Recorder, shown: Shown): readonly Insertion[] {
  const { now, isFiltered, range, directions } = shown
  const insertions: Insertion[] = interruptionsOf(recorder)
  if (directions.out && !isFiltered) {
    insertions.push(...refusedOf(recorder), ...waitingOf(recorder, now))
  }
  return insertions
    .filter(({ time }) => range === undefined || (time >= range.from && time <= range.to))
    .sort((one, other) => one.index - other.index || one.time - other.time)
}
