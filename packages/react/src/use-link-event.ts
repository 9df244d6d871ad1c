import type { ProbeEvent } from '@tx2-link/core'
import { useEffect } from 'react'
import { useReplica } from './link-context.ts'
import { throwLater } from './store/listeners.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { useLatest } from './use-latest.ts'

/** What happens on a link: `message`, `deferral`, `limiter`, `state`, `warning`. */
export type LinkEventType = ProbeEvent['type']

/** An event of one type. The bytes of a message are valid during the call only. */
export type LinkEvent<Type extends LinkEventType> = Extract<ProbeEvent, { readonly type: Type }>

/**
 * Calls back when something of this type happens on the link while mounted; renders nothing.
 * The callback may be another function in each render. Without anybody who listens a link does not
 * even make its events; with somebody, each message costs some objects. An error of the callback
 * becomes an uncaught one and stops nothing.
 */
export function useLinkEvent<Type extends LinkEventType>(
  type: Type,
  callback: (event: LinkEvent<Type>) => void,
): void {
  useLinkEventIn(useReplica(), type, callback)
}

export function useLinkEventIn<Type extends LinkEventType>(
  { link }: Pick<ReplicaStore, 'link'>,
  type: Type,
  callback: (event: LinkEvent<Type>) => void,
): void {
  const latest = useLatest(callback)
  useEffect(
    () =>
      link.observe((event) => {
        if (!isOfType(event, type)) return
        try {
          latest.current(event)
        } catch (error) {
          // The link is in the middle of what it tells of, and must come to the end of it.
          throwLater(error)
        }
      }),
    [link, type, latest],
  )
}

function isOfType<Type extends LinkEventType>(
  event: ProbeEvent,
  type: Type,
): event is LinkEvent<Type> {
  return event.type === type
}
