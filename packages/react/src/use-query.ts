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
  const [kept, keep] = useState(() => copyQuery(query))
  if (queryKey(kept) === queryKey(query)) return kept
  const next = copyQuery(query)
  keep(next)
  return next
}
