import type { Link, Schema } from '@tx2-link/core'
import { useReplicaOf } from './link-context.ts'
import type { BoundLinkHooks, BoundProviderProps, LinkHooks, TypedHooks } from './link-hooks.ts'
import { LinkProvider } from './link-provider.tsx'
import { replicaOf } from './store/create-replica-store.ts'
import type { ReplicaStore } from './store/replica-store.ts'
import { useComponentIn } from './use-component.ts'
import { useComponentSuspenseIn } from './use-component-suspense.ts'
import { useEntitiesIn } from './use-entities.ts'
import { useEntityCountIn } from './use-entity-count.ts'
import { useEntityEffectIn } from './use-entity-effect.ts'
import { useEntityIn } from './use-entity.ts'
import { useEntitySuspenseIn } from './use-entity-suspense.ts'
import { useFieldIn } from './use-field.ts'
import { useFirstIn } from './use-first.ts'
import { useFrameIn } from './use-frame.ts'
import { useInterpolatedIn } from './use-interpolated.ts'
import { useLinkEventIn } from './use-link-event.ts'
import { useLinkStatusIn } from './use-link-status.ts'
import { useRateLimitIn } from './use-rate-limit.ts'
import { createSyncStatsHook } from './use-sync-stats.ts'
import { useWorldIn } from './use-world.ts'

/**
 * The same hooks on the same context, typed from a schema: wrong names and fields do not compile.
 * They throw under a provider whose link was connected with another schema object.
 *
 * With a link they are bound to it and read no context, which saves that in each cell of a large
 * list. Its `LinkProvider`, which takes no link, must still stand somewhere to keep the link open.
 */
export function createLinkHooks<S extends Schema>(schema: S): LinkHooks<S>
export function createLinkHooks<S extends Schema>(
  schema: S,
  options: { readonly link: Link<S> },
): BoundLinkHooks<S>
export function createLinkHooks<S extends Schema>(
  schema: S,
  options?: { readonly link: Link<S> },
): LinkHooks<S> | BoundLinkHooks<S> {
  if (options === undefined) return { ...createHooks(() => useReplicaOf(schema)), LinkProvider }
  const { link } = options
  return {
    // Asked for each time: the link may get another store.
    ...createHooks(() => replicaOf(link)),
    LinkProvider: ({ children }: BoundProviderProps) => (
      <LinkProvider link={link}>{children}</LinkProvider>
    ),
  }
}

function createHooks<S extends Schema>(useStore: () => ReplicaStore<S>): TypedHooks<S> {
  return {
    useLink: () => useStore().link,
    useEntity: (id) => useEntityIn(useStore(), id),
    useEntitySuspense: (id) => useEntitySuspenseIn(useStore(), id),
    useComponent: (id, name) => useComponentIn(useStore(), id, name),
    useComponentSuspense: (id, name) => useComponentSuspenseIn(useStore(), id, name),
    useField: (id, name, field) => useFieldIn(useStore(), id, name, field),
    useEntities: (query) => useEntitiesIn(useStore(), query),
    useEntityCount: (query) => useEntityCountIn(useStore(), query),
    useFirst: (query) => useFirstIn(useStore(), query),
    useWorld: (selector, settings) => useWorldIn(useStore(), selector, settings),
    useEntityEffect: (id, name, callback) => useEntityEffectIn(useStore(), id, name, callback),
    useInterpolated: (id, name, settings) => useInterpolatedIn(useStore(), id, name, settings),
    useFrame: (callback, settings) => useFrameIn(useStore(), callback, settings),
    useLinkStatus: () => useLinkStatusIn(useStore()),
    useSyncStats: createSyncStatsHook(useStore),
    useRateLimit: (settings) => useRateLimitIn(useStore(), settings),
    useLinkEvent: (type, callback) => useLinkEventIn(useStore(), type, callback),
  }
}
