import type { LinkStatus } from '@tx2-link/core'
import { groupedInteger } from '../../engine/grouped-integer.ts'
import { age } from '../format.ts'
import type { IconName } from '../parts/icon.tsx'

export interface StatusWords {
  readonly icon: IconName
  readonly tone: string
  readonly word: string
  readonly detail: string
}

/** A return is news for this long, in ms. */
const RESUMED_FOR_MS = 5_000

/** How a client's connection is, in words; `nowMs` on the clock that the status was stamped by. */
export function statusWords(
  { state, since, attempt, maxAttempts, retryAt, reason, resumed, lastHeardAt }: LinkStatus,
  nowMs: number,
): StatusWords {
  switch (state) {
    case 'live': {
      if (resumed === undefined || nowMs - since > RESUMED_FOR_MS) {
        return { icon: 'disc', tone: 'ok', word: 'Live', detail: '' }
      }
      const what = resumed.isNewWorld ? 'a new world' : `${groupedInteger(resumed.changes)} changes`
      return {
        icon: 'resumed',
        tone: 'ok',
        word: 'Resumed',
        detail: `${what}, ${age(resumed.afterMs)}`,
      }
    }
    case 'stale':
      return {
        icon: 'half-disc',
        tone: 'held',
        word: 'Stale',
        detail: lastHeardAt === undefined ? '' : `no update for ${age(nowMs - lastHeardAt)}`,
      }
    case 'connecting':
      return { icon: 'dashed-ring', tone: 'held', word: 'Connecting', detail: tries(attempt) }
    case 'reconnecting': {
      const of = Number.isFinite(maxAttempts) ? ` of ${maxAttempts}` : ''
      const wait = retryAt === undefined ? '' : `, again in ${age(retryAt - nowMs)}`
      return {
        icon: 'dashed-ring',
        tone: 'held',
        word: 'Reconnecting',
        detail: `try ${attempt}${of}${wait}`,
      }
    }
    case 'offline':
      return { icon: 'cross', tone: 'error', word: 'Offline', detail: reason ?? '' }
    case 'idle':
      return { icon: 'ring', tone: 't3', word: 'Not joined', detail: '' }
    case 'closed':
      return { icon: 'ring', tone: 't3', word: 'Left', detail: '' }
  }
}

function tries(attempt: number): string {
  return attempt > 1 ? `try ${attempt}` : ''
}
