import type { Mark } from '../../recording/mark.ts'
import type { Recorder } from '../../recording/recorder.ts'
import type { RingView } from '../../recording/ring-view.ts'
import { closeWords } from '../close-words.ts'
import { age } from '../format.ts'
import type { Interruption } from './list-rows.ts'

/** What interrupted the stream, oldest first, of the marks that are still kept. */
export function interruptionsOf(recorder: Recorder): Interruption[] {
  const { marks, firstIndex } = recorder
  const found: Interruption[] = []
  let lostAt: number | undefined
  for (let number = marks.first; number < marks.end; number += 1) {
    const mark = marks.at(number)
    if (mark === undefined) continue
    const { time, index } = mark
    if (mark.kind === 'disconnect') {
      const text = closeWords(mark.code, mark.text)
      found.push({ kind: lostAt === undefined ? 'lost' : 'attempt', time, index, text })
      lostAt ??= time
    } else if (mark.kind === 'offline') {
      found.push({ kind: 'offline', time, index, text: mark.text })
    } else if (mark.kind === 'connect' && lostAt !== undefined) {
      found.push({ kind: 'resumed', time, index, text: `after ${age(time - lostAt)}` })
      lostAt = undefined
    } else if (mark.kind === 'paused') {
      const end = resumedAfter(marks, number)
      found.push({
        kind: 'paused',
        time,
        index,
        text: end === undefined ? '' : `for ${age(end - time)}`,
      })
    }
  }
  // Marks of one moment may be noted out of order; rows need them in the order of messages.
  return found
    .filter(({ index }) => index >= firstIndex)
    .sort((one, other) => one.index - other.index || one.time - other.time)
}

function resumedAfter(marks: RingView<Mark>, paused: number): number | undefined {
  for (let number = paused + 1; number < marks.end; number += 1) {
    const mark = marks.at(number)
    if (mark?.kind === 'resumed') return mark.time
  }
  return undefined
}
