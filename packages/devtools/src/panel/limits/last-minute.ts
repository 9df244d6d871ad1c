import type { MessageColumns } from '../../recording/message-record.ts'
import type { Recorder } from '../../recording/recorder.ts'
import type { Ask, ReplayResult } from './replay.ts'

export const LAST_MINUTE_MS = 60_000

/** Messages replayed at the most, so that a busy link does not make the panel slow. */
const MAX_MESSAGES = 20_000

export interface LastMinute {
  /** Milliseconds of the source's clock; later than a minute ago when less is kept. */
  readonly from: number
  readonly until: number
  /** In order of time, from a window's length before `from`; none unless they are to be replayed. */
  readonly asks: readonly Ask[]
  readonly asItWas: ReplayResult
}

type Recorded = Pick<Recorder, 'columns' | 'deferrals' | 'indexAtTime'>

/**
 * What the limiter made of the last minute, and, if they are to be replayed, the messages that were
 * sent with the times at which they wanted to go.
 */
export function readLastMinute(
  recorder: Recorded,
  until: number,
  windowMs: number,
  isReplayed: boolean,
): LastMinute {
  const { columns } = recorder
  const first = Math.max(
    recorder.indexAtTime(until - LAST_MINUTE_MS - windowMs),
    columns.endIndex - MAX_MESSAGES,
  )
  const earliest = columns.time(first)
  const isShort = first > columns.firstIndex && earliest > until - LAST_MINUTE_MS - windowMs
  const from = Math.max(until - LAST_MINUTE_MS, isShort ? earliest + windowMs : earliest || until)
  const asks: Ask[] = []
  let held = 0
  let coalesced = 0
  let longestWaitMs = 0
  for (let index = first; index < columns.endIndex; index += 1) {
    if (columns.direction(index) !== 'out') continue
    if (isReplayed) pushAsks(asks, columns, index)
    const heldMs = columns.heldMs(index)
    if (Number.isNaN(heldMs) || columns.time(index) < from || !waitedForLimiter(columns, index)) {
      continue
    }
    held += 1
    coalesced += Math.max(0, columns.ticks(index) - 1)
    longestWaitMs = Math.max(longestWaitMs, heldMs)
  }
  asks.sort((left, right) => left.time - right.time)
  const refused = refusalsSince(recorder, from)
  return { from, until, asks, asItWas: { held, coalesced, refused, longestWaitMs } }
}

/** A message for several ticks that was held would have been one for each, had nothing held it. */
function pushAsks(asks: Ask[], columns: MessageColumns, index: number): void {
  const time = columns.time(index)
  const heldMs = columns.heldMs(index)
  const type = columns.messageType(index)
  const isState = type === 'snapshot' || type === 'delta'
  const bytes = columns.byteLength(index)
  const parts = Number.isNaN(heldMs) ? 1 : Math.max(1, columns.ticks(index))
  const wait = Number.isNaN(heldMs) ? 0 : heldMs
  for (let part = 0; part < parts; part += 1) {
    asks.push({
      time: time - wait * (1 - part / parts),
      bytes: Math.ceil(bytes / parts),
      isState,
    })
  }
}

function waitedForLimiter(columns: MessageColumns, index: number): boolean {
  const reason = columns.reason(index)
  return reason !== 'backpressure' && reason !== 'not-connected'
}

function refusalsSince({ deferrals }: Recorded, from: number): number {
  let count = 0
  for (let number = deferrals.end - 1; number >= deferrals.first; number -= 1) {
    const deferral = deferrals.at(number)
    if (deferral === undefined || deferral.time < from) break
    if (deferral.reason !== 'backpressure' && deferral.reason !== 'not-connected') count += 1
  }
  return count
}
