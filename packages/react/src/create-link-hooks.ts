import type {
  ComponentName,
  ComponentValue,
  EntityComponents,
  EntityId,
  FieldName,
  FieldValueOf,
  Link,
  LinkStats,
  LinkStatus,
  Schema,
} from '@tx2-link/core'
import type { ReactNode } from 'react'
import { useReplicaOf } from './link-context.ts'
import { LinkProvider, type LinkProviderProps } from './link-provider.tsx'
import type { EntityQuery } from './store/entity-query.ts'
import { useComponentIn } from './use-component.ts'
import { useEntitiesIn } from './use-entities.ts'
import { useEntityIn } from './use-entity.ts'
import { useFieldIn } from './use-field.ts'
import { useLinkStatusIn } from './use-link-status.ts'
import { type SyncStatsOptions, useSyncStatsIn } from './use-sync-stats.ts'

/** The hooks of this package with the types of one schema. */
export interface LinkHooks<S extends Schema> {
  readonly LinkProvider: (props: LinkProviderProps<S>) => ReactNode
  readonly useLink: () => Link<S>
  readonly useEntity: (id: EntityId | null | undefined) => EntityComponents<S> | undefined
  readonly useComponent: <Name extends ComponentName<S>>(
    id: EntityId | null | undefined,
    name: Name,
  ) => ComponentValue<S, Name> | undefined
  readonly useField: <Name extends ComponentName<S>, Field extends FieldName<S, Name>>(
    id: EntityId | null | undefined,
    name: Name,
    field: Field,
  ) => FieldValueOf<S, Name, Field> | undefined
  readonly useEntities: (query: EntityQuery<S>) => readonly EntityId[]
  readonly useSyncStats: (options?: SyncStatsOptions) => LinkStats
  readonly useLinkStatus: () => LinkStatus
}

/**
 * The same hooks on the same context, typed from a schema.
 * They throw under a provider whose link was connected with another schema object.
 */
export function createLinkHooks<S extends Schema>(schema: S): LinkHooks<S> {
  return {
    LinkProvider,
    useLink: () => useReplicaOf(schema).link,
    useEntity: (id) => useEntityIn(useReplicaOf(schema), id),
    useComponent: (id, name) => useComponentIn(useReplicaOf(schema), id, name),
    useField: (id, name, field) => useFieldIn(useReplicaOf(schema), id, name, field),
    useEntities: (query) => useEntitiesIn(useReplicaOf(schema), query),
    useSyncStats: ({ hz = 4 } = {}) => useSyncStatsIn(useReplicaOf(schema), hz),
    useLinkStatus: () => useLinkStatusIn(useReplicaOf(schema)),
  }
}
