import type { EntityId, Schema } from '@tx2-link/core'
import { use, useState } from 'react'
import { presenceOf } from './store/presence.ts'
import type { ReplicaStore } from './store/replica-store.ts'

/** Suspends until something is there for the first time; `name` undefined means the entity itself. */
export function usePresence<S extends Schema>(
  store: ReplicaStore<S>,
  id: EntityId | null | undefined,
  name: string | undefined,
  isHere: boolean,
): void {
  // Whoever suspends before it was ever mounted loses its state: who has one was there.
  const [seen, see] = useState<Seen | undefined>(isHere ? { store, id, name } : undefined)
  const isSeen = seen !== undefined && seen.store === store && seen.id === id && seen.name === name
  const mustWait = !isHere && id !== null && id !== undefined && !isSeen
  if (mustWait && typeof window === 'undefined') {
    throw new Error(
      'What a link replicates is not there on the server: this part of the page is rendered on the client.',
    )
  }
  // React wants whoever has waited to ask again when it renders at last.
  use(mustWait ? presenceOf(store, id, name) : HERE)
  if (isHere && !isSeen) see({ store, id, name })
}

/** What was there once: from then on its absence is no reason to wait. */
interface Seen {
  readonly store: object
  readonly id: EntityId | null | undefined
  readonly name: string | undefined
}

/** React reads these two, and then does not wait for the promise. */
const HERE: Promise<void> = Object.assign(Promise.resolve(), {
  status: 'fulfilled',
  value: undefined,
})
