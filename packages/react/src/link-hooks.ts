import type {
  ComponentName,
  ComponentValue,
  EntityComponents,
  EntityId,
  FieldName,
  FieldValueOf,
  Link,
  LinkStatus,
  Schema,
} from '@tx2-link/core'
import type { ReactNode } from 'react'
import type { LinkProviderProps } from './link-provider.tsx'
import type { EntityQuery } from './store/entity-query.ts'
import type { FrameCallback, FrameOptions } from './store/frame-loop.ts'
import type { Interpolated, InterpolationOptions } from './store/interpolation/interpolate.ts'
import type { RateLimitFigures } from './store/rate-limit-poll.ts'
import type { ReplicaState } from './store/replica-state.ts'
import type { FirstQuery } from './use-first.ts'
import type { LinkEvent, LinkEventType } from './use-link-event.ts'
import type { RateLimitOptions } from './use-rate-limit.ts'
import type { SyncStatsHook } from './use-sync-stats.ts'
import type { WorldOptions } from './use-world.ts'

type NullableId = EntityId | null | undefined

/** The hooks of this package with the types of one schema; see each for what it does. */
export interface TypedHooks<S extends Schema> {
  readonly useLink: () => Link<S>
  readonly useEntity: (id: NullableId) => EntityComponents<S> | undefined
  readonly useEntitySuspense: (id: NullableId) => EntityComponents<S> | undefined
  readonly useComponent: <Name extends ComponentName<S>>(
    id: NullableId,
    name: Name,
  ) => ComponentValue<S, Name> | undefined
  readonly useComponentSuspense: <Name extends ComponentName<S>>(
    id: NullableId,
    name: Name,
  ) => ComponentValue<S, Name> | undefined
  readonly useField: <Name extends ComponentName<S>, Field extends FieldName<S, Name>>(
    id: NullableId,
    name: Name,
    field: Field,
  ) => FieldValueOf<S, Name, Field> | undefined
  readonly useEntities: (query: EntityQuery<S>) => readonly EntityId[]
  readonly useEntityCount: (query: EntityQuery<S>) => number
  readonly useFirst: (query: FirstQuery<S>) => EntityId | undefined
  readonly useWorld: <Value>(
    selector: (state: ReplicaState<S>) => Value,
    options?: WorldOptions<Value>,
  ) => Value
  readonly useEntityEffect: <Name extends ComponentName<S>>(
    id: NullableId,
    name: Name,
    callback: (value: ComponentValue<S, Name> | undefined, id: EntityId) => void,
  ) => void
  readonly useInterpolated: <Name extends ComponentName<S>>(
    id: NullableId,
    name: Name,
    options?: InterpolationOptions<FieldName<S, Name>>,
  ) => Interpolated<ComponentValue<S, Name>>
  readonly useFrame: (callback: FrameCallback<S>, options?: FrameOptions) => void
  readonly useLinkStatus: () => LinkStatus
  readonly useSyncStats: SyncStatsHook
  readonly useRateLimit: (options?: RateLimitOptions) => RateLimitFigures | undefined
  readonly useLinkEvent: <Type extends LinkEventType>(
    type: Type,
    callback: (event: LinkEvent<Type>) => void,
  ) => void
}

/** Typed hooks that find their link in the nearest provider. */
export interface LinkHooks<S extends Schema> extends TypedHooks<S> {
  readonly LinkProvider: (props: LinkProviderProps<S>) => ReactNode
}

export interface BoundProviderProps {
  readonly children?: ReactNode
}

/** Typed hooks that know their link, and the provider that keeps it open. */
export interface BoundLinkHooks<S extends Schema> extends TypedHooks<S> {
  readonly LinkProvider: (props: BoundProviderProps) => ReactNode
}
