import type { LinkStatus } from '@tx2-link/core'
import { formatCount, formatSpan } from './format.ts'

/** Which glyph stands before the words. */
export type ConnectionGlyph = 'live' | 'stale' | 'waiting' | 'offline' | 'resumed'

export interface ConnectionWords {
  readonly glyph: ConnectionGlyph
  /** The state, as it is also announced. */
  readonly word: string
  /** Figures that belong to it. */
  readonly detail: string
  readonly canRetry: boolean
  /** How old what is shown is, and why, in a sentence; empty where it is what is, or nothing came yet. */
  readonly outdated: string
}

/** A resumed link says so for this long. */
const resumedShownMs = 5_000

/** Says in words how the link is at `nowMs` (the link's clock). */
export function connectionWords(
  status: LinkStatus,
  rttMs: number | undefined,
  nowMs: number,
): ConnectionWords {
  return { ...stateWords(status, rttMs, nowMs), outdated: outdatedWords(status, nowMs) }
}

type StateWords = Omit<ConnectionWords, 'outdated'>

function stateWords(status: LinkStatus, rttMs: number | undefined, nowMs: number): StateWords {
  switch (status.state) {
    case 'idle':
      return words('waiting', 'Connecting')
    case 'connecting':
      return words('waiting', 'Connecting', status.attempt > 1 ? tries(status) : '')
    case 'live':
      return liveWords(status, rttMs, nowMs)
    case 'stale':
      return words('stale', 'Stale', staleDetail(status, nowMs))
    case 'reconnecting':
      return { ...words('waiting', 'Reconnecting', nextTry(status, nowMs)), canRetry: true }
    case 'offline':
    case 'closed':
      return { ...words('offline', 'Offline', status.reason), canRetry: true }
  }
}

function liveWords(status: LinkStatus, rttMs: number | undefined, nowMs: number): StateWords {
  const { resumed } = status
  if (resumed && nowMs - status.since < resumedShownMs) {
    const after = formatSpan(resumed.afterMs)
    if (resumed.isNewWorld) return words('resumed', 'Back', `in a new world, ${after}`)
    const changes = resumed.changes === 1 ? '1 change' : `${formatCount(resumed.changes)} changes`
    return words('resumed', 'Resumed', `${changes}, ${after}`)
  }
  return words('live', 'Live', rttMs === undefined ? '' : `${Math.round(rttMs)} ms`)
}

/** `The world as it was 6.0 s ago: the connection was lost (1006).` */
function outdatedWords(status: LinkStatus, nowMs: number): string {
  const { state, lastHeardAt, reason, closeCode } = status
  if (state === 'idle' || state === 'connecting' || state === 'live') return ''
  if (lastHeardAt === undefined) return ''
  const age = `The world as it was ${formatSpan(Math.max(0, nowMs - lastHeardAt))} ago`
  const code = closeCode === undefined ? '' : ` (${closeCode})`
  // Offline, the reason is what stands above.
  const why = state === 'offline' || reason === undefined ? '' : `: ${reason}${code}`
  return `${age}${why}.`
}

function staleDetail(status: LinkStatus, nowMs: number): string {
  if (status.lastHeardAt === undefined) return 'no update yet'
  return `no update for ${formatSpan(nowMs - status.lastHeardAt)}`
}

function nextTry(status: LinkStatus, nowMs: number): string {
  const { retryAt } = status
  if (retryAt === undefined || retryAt <= nowMs) return tries(status)
  // In tenths, which have room beside the rest and can be read while they count.
  const wait = Math.max(100, Math.ceil((retryAt - nowMs) / 100) * 100)
  return `${tries(status)} in ${wait < 1_000 ? `0.${wait / 100} s` : formatSpan(wait)}`
}

function tries(status: LinkStatus): string {
  return Number.isFinite(status.maxAttempts)
    ? `${status.attempt} of ${status.maxAttempts}`
    : `try ${status.attempt}`
}

function words(glyph: ConnectionGlyph, word: string, detail = ''): StateWords {
  return { glyph, word, detail, canRetry: false }
}
