import type { Schema } from '@tx2-link/core'
import { useMemo, useState } from 'react'
import { copyQuery, type EntityQuery, queryKey } from './store/entity-query.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { useSource } from './use-source.ts'

/** What `read` says of a query, which is compared by what it says. `read` must be the same in each render. */
export function useQuery<S extends Schema, Value>(
  store: ReplicaStore<S>,
  query: EntityQuery<S>,
  read: (store: ReplicaStore<S>, query: EntityQuery<S>) => Value,
  initial: Value,
): Value {
  const asked = useKeptQuery(query)
  return useSource(
    useMemo(
      () => ({
        read: () => read(store, asked),
        subscribe: (listener: () => void) => store.subscribeQuery(asked, listener),
        readInitial: () => initial,
      }),
      [store, asked, read, initial],
    ),
  )
}

/** The same object while the query, another object in each render, says the same. */
function useKeptQuery<S extends Schema>(query: EntityQuery<S>): EntityQuery<S> {
  const [keep] = useState(() => createQueryKeeper<S>())
  return keep(query)
}

/**
 * Gives the copy that it gave before as long as the next queries say the same. No state of React's:
 * a function written in place says something else in each render, and would make it render for ever.
 * Who asks for another one in a render that is given up costs the next one a subscription.
 */
function createQueryKeeper<S extends Schema>(): (query: EntityQuery<S>) => EntityQuery<S> {
  let kept: EntityQuery<S> | undefined
  return (query) => {
    if (kept === undefined || queryKey(kept) !== queryKey(query)) kept = copyQuery(query)
    return kept
  }
}
