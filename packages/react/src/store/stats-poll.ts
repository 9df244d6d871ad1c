import type { Link, LinkStats } from '@tx2-link/core'
import { createPolls, type Poll } from './poll.ts'

/** The figures of a link that has done nothing yet. */
export const NO_STATS: LinkStats = Object.freeze({
  rttMs: undefined,
  jitterMs: undefined,
  bytesInPerSecond: 0,
  bytesOutPerSecond: 0,
  messagesInPerSecond: 0,
  messagesOutPerSecond: 0,
  bytesIn: 0,
  bytesOut: 0,
  messagesIn: 0,
  messagesOut: 0,
  syncCount: 0,
  errorCount: 0,
  gaps: 0,
  resyncs: 0,
  repairs: 0,
  duplicates: 0,
  resends: 0,
  coalesced: 0,
  refusals: 0,
  closes: 0,
  deferrals: 0,
  reconnects: 0,
  bufferedBytes: 0,
  tick: 0,
})

/** The one poll of a link's figures at a rate in times a second. */
export const statsPollOf: (link: Link, hz: number) => Poll<LinkStats> = createPolls((link: Link) =>
  link.getStats(),
)
