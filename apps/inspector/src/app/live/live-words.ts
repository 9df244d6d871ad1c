import type { InspectorState, InspectorStatus } from '@tx2-link/devtools/relay'
import { age } from '../format.ts'
import type { IconName } from '../parts/icon.tsx'

export interface LiveFace {
  readonly icon: IconName
  readonly tone: string
  readonly word: string
}

export const LIVE_FACES: Readonly<Record<InspectorState, LiveFace>> = {
  live: { icon: 'disc', tone: 'ok', word: 'Live' },
  connecting: { icon: 'dashed-ring', tone: 'held', word: 'Connecting' },
  reconnecting: { icon: 'dashed-ring', tone: 'held', word: 'Reconnecting' },
  refused: { icon: 'cross', tone: 'error', word: 'Refused' },
  closed: { icon: 'ring', tone: 't3', word: 'Closed' },
}

/** What there is to say of the connection to a live address; `nowMs` on the page's clock. */
export function liveDetail({ state, text, retryAt }: InspectorStatus, nowMs: number): string {
  if (state === 'connecting' || state === 'closed') return ''
  if (state !== 'reconnecting') return text
  return `${text}, ${retryAt === undefined ? 'trying now' : `again in ${age(retryAt - nowMs)}`}`
}
