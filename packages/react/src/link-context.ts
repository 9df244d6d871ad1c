import { type Context, createContext, useContext } from 'react'
import type { Schema } from '@tx2-link/core'
import type { ReplicaStore } from './store/replica-store.ts'

export const LinkContext: Context<ReplicaStore | null> = createContext<ReplicaStore | null>(null)

/** The store of the nearest provider's link. Throws where there is no provider. */
export function useReplica(): ReplicaStore {
  const store = useContext(LinkContext)
  if (store === null) {
    throw new Error(
      'Missing LinkProvider: put <LinkProvider link={connect(url, { schema })}> around the components that use the hooks of @tx2-link/react.',
    )
  }
  return store
}

/** The same for hooks that are typed by a schema. Throws where the link has another one. */
export function useReplicaOf<S extends Schema>(schema: S): ReplicaStore<S> {
  const store = useReplica()
  if (!hasSchema(store, schema)) {
    throw new Error(
      'The nearest LinkProvider has a link of another schema: call createLinkHooks with the schema object that the link was connected with.',
    )
  }
  return store
}

function hasSchema<S extends Schema>(store: ReplicaStore, schema: S): store is ReplicaStore<S> {
  return store.link.schema === schema
}
