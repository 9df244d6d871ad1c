import { LinkCloseCode, type LinkStatus } from '@tx2-link/core'
import type { IconName } from '../app/parts/icon.tsx'
import { statusWords } from '../app/stage/status-words.ts'

/** What a badge says for as long as the status is the same one. */
export interface BadgeWords {
  readonly icon: IconName
  readonly tone: string
  readonly word: string
  /** What one can do about it; undefined where nothing is to be done. */
  readonly action: string | undefined
}

/** How the link is, in a word. */
export function badgeWords(status: LinkStatus): BadgeWords {
  const { icon, tone, word } = statusWords(status, Number.POSITIVE_INFINITY)
  if (status.state === 'closed') return { icon, tone, word: 'Closed', action: 'Connect' }
  const isOffline = status.state === 'offline'
  const action = isOffline ? 'Try again' : undefined
  switch (status.closeCode) {
    case LinkCloseCode.schemaMismatch:
      return { icon: 'octagon', tone: 'error', word: 'Other release', action }
    case LinkCloseCode.unreadable:
      return { icon: 'octagon', tone: 'error', word: 'Not understood', action }
    case LinkCloseCode.serverFull:
      return { icon, tone, word: isOffline ? word : 'Refused', action }
    default:
      return { icon, tone, word, action }
  }
}

/** What goes on from moment to moment, beside the word; `nowMs` on the link's clock. */
export function badgeDetail(status: LinkStatus, rttMs: number | undefined, nowMs: number): string {
  const { word, detail } = statusWords(status, nowMs)
  if (word === 'Live') return rttMs === undefined ? '' : `${Math.round(rttMs)} ms`
  if (word === 'Resumed') return `resumed, ${detail}`
  const isRefused = status.closeCode === LinkCloseCode.serverFull && status.state !== 'offline'
  return isRefused ? `${status.reason ?? ''}, ${detail}` : detail
}
