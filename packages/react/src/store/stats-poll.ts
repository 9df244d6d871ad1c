import { type Link, LinkError, LinkErrorCode, type LinkStats } from '@tx2-link/core'
import { shallow } from 'zustand/vanilla/shallow'
import { type Listener, ListenerSet, notify, type Notification, throwLater } from './listeners.ts'

const MAX_HZ = 60

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

/** A link's figures as they were last read. */
export interface StatsPoll {
  /** The same object until a figure changes. */
  read(): LinkStats
  /** Keeps the figures fresh while there is a listener; without one no timer runs. */
  subscribe(listener: Listener): () => void
}

const pollsByLink = new WeakMap<Link, Map<number, StatsPoll>>()

/** The one poll of a link's figures at a rate in times a second. */
export function statsPollOf(link: Link, hz: number): StatsPoll {
  let polls = pollsByLink.get(link)
  if (polls === undefined) {
    polls = new Map()
    pollsByLink.set(link, polls)
  }
  let poll = polls.get(hz)
  if (poll === undefined) {
    poll = createStatsPoll(link, hz)
    polls.set(hz, poll)
  }
  return poll
}

function createStatsPoll(link: Link, hz: number): StatsPoll {
  if (!(hz > 0 && hz <= MAX_HZ)) {
    throw new LinkError(
      LinkErrorCode.invalidConfig,
      `Statistics are read above 0 and at most ${MAX_HZ} times a second, not ${hz}`,
    )
  }
  const listeners = new ListenerSet()
  let stats = link.getStats()
  let timer: ReturnType<typeof setInterval> | undefined

  const refresh = (): boolean => {
    const next = link.getStats()
    if (shallow(stats, next)) return false
    stats = next
    return true
  }
  const poll = (): void => {
    if (!refresh()) return
    const notification: Notification = []
    listeners.collect(notification)
    notify(notification, throwLater)
  }
  return {
    read: () => stats,
    subscribe: (listener) => {
      if (timer === undefined) {
        // Nobody has looked for a while. The new listener compares by itself.
        refresh()
        timer = setInterval(poll, 1000 / hz)
      }
      const unsubscribe = listeners.add(listener)
      return () => {
        unsubscribe()
        if (listeners.size > 0) return
        clearInterval(timer)
        timer = undefined
      }
    },
  }
}
