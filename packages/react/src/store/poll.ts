import { LinkError, LinkErrorCode } from '@tx2-link/core'
import { shallow } from 'zustand/vanilla/shallow'
import { type Listener, ListenerSet, notify, type Notification, throwLater } from './listeners.ts'

const MAX_HZ = 60

/** Something that tells of no change by itself, as it was when it was last looked at. */
export interface Poll<Value> {
  /** The same value until a look finds another one. Without listeners it looks by itself, no more often. */
  read(): Value
  /** Looks again and again while there is a listener; without one no timer runs. */
  subscribe(listener: Listener): () => void
}

/**
 * Gives one poll for each owner and rate in times a second, so that all who ask at the same rate
 * share a timer. Values whose fields are equal are the same. Throws LinkError `invalidConfig` for
 * rates that are not above 0 and at most 60.
 */
export function createPolls<Owner extends object, Value>(
  look: (owner: Owner) => Value,
): (owner: Owner, hz: number) => Poll<Value> {
  const pollsByOwner = new WeakMap<Owner, Map<number, Poll<Value>>>()
  return (owner, hz) => {
    let polls = pollsByOwner.get(owner)
    if (polls === undefined) {
      polls = new Map()
      pollsByOwner.set(owner, polls)
    }
    let poll = polls.get(hz)
    if (poll === undefined) {
      poll = createPoll(() => look(owner), hz)
      polls.set(hz, poll)
    }
    return poll
  }
}

function createPoll<Value>(look: () => Value, hz: number): Poll<Value> {
  if (!(hz > 0 && hz <= MAX_HZ)) {
    throw new LinkError(
      LinkErrorCode.invalidConfig,
      `What changes by itself is read above 0 and at most ${MAX_HZ} times a second, not ${hz}`,
    )
  }
  const intervalMs = 1000 / hz
  const listeners = new ListenerSet()
  let value = look()
  let lookedMs = performance.now()
  let timer: ReturnType<typeof setInterval> | undefined

  const refresh = (): boolean => {
    lookedMs = performance.now()
    const next = look()
    if (shallow(value, next)) return false
    value = next
    return true
  }
  const poll = (): void => {
    if (!refresh()) return
    const notification: Notification = []
    listeners.collect(notification)
    notify(notification, throwLater)
  }
  return {
    read: () => {
      // Nobody has looked for a while: who mounts now is not to be painted with figures of long ago.
      if (timer === undefined && performance.now() - lookedMs >= intervalMs) refresh()
      return value
    },
    subscribe: (listener) => {
      if (timer === undefined) {
        // The new listener compares by itself.
        refresh()
        timer = setInterval(poll, intervalMs)
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
