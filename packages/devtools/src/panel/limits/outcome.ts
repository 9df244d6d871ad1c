import type { MessageType } from '@tx2-link/core'
import type { Deferral } from '../../recording/deferral.ts'
import type { LimiterSample } from '../../recording/limiter.ts'
import type { Recorder } from '../../recording/recorder.ts'

/**
 * What became of a refusal: its message went late, it went as part of one that did, it waits still,
 * or nothing of its kind went since.
 */
export type Outcome =
  | { readonly kind: 'held'; readonly index: number; readonly waitedMs: number }
  | { readonly kind: 'coalesced'; readonly index: number }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'refused' }

/** Messages and refusals that are looked at on the way: what went later has been lost sight of. */
const REACH = 4000

type Recorded = Pick<Recorder, 'columns' | 'deferrals' | 'waiting'>

export function outcomeOf(recorder: Recorded, number: number): Outcome {
  const deferral = recorder.deferrals.at(number)
  if (deferral === undefined) return { kind: 'refused' }
  const index = wentAs(recorder, deferral)
  if (index === undefined) {
    const waits = recorder.waiting.some((message) => sameQueue(message.messageType, deferral))
    return { kind: waits ? 'waiting' : 'refused' }
  }
  if (isRefusedAgain(recorder, number, deferral, index)) return { kind: 'coalesced', index }
  const heldMs = recorder.columns.heldMs(index)
  const waitedMs = Number.isNaN(heldMs) ? recorder.columns.time(index) - deferral.time : heldMs
  return { kind: 'held', index, waitedMs }
}

/** The first message after the refusal that it could have gone as. */
function wentAs({ columns }: Recorded, deferral: Deferral): number | undefined {
  const end = Math.min(columns.endIndex, deferral.index + REACH)
  for (let index = Math.max(deferral.index, columns.firstIndex); index < end; index += 1) {
    if (columns.direction(index) !== 'out') continue
    const type = columns.messageType(index)
    if (type !== undefined && sameQueue(type, deferral)) return index
  }
  return undefined
}

/** Only the last refusal before a message is that message; those before it went along with it. */
function isRefusedAgain(
  { deferrals }: Recorded,
  number: number,
  deferral: Deferral,
  index: number,
): boolean {
  const end = Math.min(deferrals.end, number + REACH)
  for (let later = number + 1; later < end; later += 1) {
    const other = deferrals.at(later)
    if (other === undefined || other.index > index) return false
    if (sameQueue(other.messageType, deferral)) return true
  }
  return false
}

/** Snapshots and deltas wait as one, the newest state. */
function sameQueue(type: MessageType, { messageType }: Deferral): boolean {
  return type === messageType || (isState(type) && isState(messageType))
}

function isState(type: MessageType): boolean {
  return type === 'snapshot' || type === 'delta'
}

/** What the limiter last said up to a moment. */
export function sampleBefore(
  { limiterSamples }: Pick<Recorder, 'limiterSamples'>,
  time: number,
): LimiterSample | undefined {
  let low = limiterSamples.first
  let high = limiterSamples.end
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const sample = limiterSamples.at(middle)
    if (sample !== undefined && sample.time <= time) low = middle + 1
    else high = middle
  }
  return limiterSamples.at(low - 1)
}
