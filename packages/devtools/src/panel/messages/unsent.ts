import type { Recorder } from '../../recording/recorder.ts'
import type { Unsent } from './list-rows.ts'

/** What waits for less is about to go: a row for it would only flicker. */
const SHOWN_AFTER_MS = 250

type Recorded = Pick<Recorder, 'refusals' | 'waiting' | 'firstIndex' | 'endIndex'>

/** What was refused for good, among the messages that are kept. */
export function refusedOf({ refusals, firstIndex }: Recorded): Unsent[] {
  const refused: Unsent[] = []
  for (let number = refusals.first; number < refusals.end; number += 1) {
    const refusal = refusals.at(number)
    if (refusal === undefined || refusal.index < firstIndex) continue
    const { since, time, index, messageType, reason } = refusal
    refused.push({
      kind: 'refused',
      time: since,
      index,
      messageType,
      reason,
      waitedMs: time - since,
      refusals: refusal.refusals,
    })
  }
  return refused
}

/** What waits, behind all that went: it goes next. `now` is in ms of the source's clock. */
export function waitingOf({ waiting, endIndex }: Recorded, now: number): Unsent[] {
  const shown: Unsent[] = []
  for (const { since, messageType, reason, refusals } of waiting) {
    // In steps, so that the figure can be read.
    const waitedMs = Math.floor((now - since) / SHOWN_AFTER_MS) * SHOWN_AFTER_MS
    if (waitedMs < SHOWN_AFTER_MS) continue
    shown.push({
      kind: 'waits',
      time: since,
      index: endIndex,
      messageType,
      reason,
      waitedMs,
      refusals,
    })
  }
  return shown
}
