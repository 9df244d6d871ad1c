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

/** The hooks of this package with the types of one schema; see the untyped ones for all that they do. */
export interface TypedHooks<S extends Schema> {
  /** The link: `own` to write, `reconnect()`, `rateLimiter`, … */
  readonly useLink: () => Link<S>
  /** An entity's components by name. Renders when any of them changes: `useComponent` renders less. */
  readonly useEntity: (id: NullableId) => EntityComponents<S> | undefined
  /** `useEntity` that suspends until the entity is there for the first time. */
  readonly useEntitySuspense: (id: NullableId) => EntityComponents<S> | undefined
  /** A component of an entity. Renders when this component of this entity changes. */
  readonly useComponent: <Name extends ComponentName<S>>(
    id: NullableId,
    name: Name,
  ) => ComponentValue<S, Name> | undefined
  /** `useComponent` that suspends until the component is there for the first time. */
  readonly useComponentSuspense: <Name extends ComponentName<S>>(
    id: NullableId,
    name: Name,
  ) => ComponentValue<S, Name> | undefined
  /** A field of a component. Renders when its value changes, whatever else of the component does. */
  readonly useField: <Name extends ComponentName<S>, Field extends FieldName<S, Name>>(
    id: NullableId,
    name: Name,
    field: Field,
  ) => FieldValueOf<S, Name, Field> | undefined
  /** The ids of the entities that a query means. Renders when one goes in or out or to another place. */
  readonly useEntities: (query: EntityQuery<S>) => readonly EntityId[]
  /** How many entities a query means. Renders when the number changes. */
  readonly useEntityCount: (query: EntityQuery<S>) => number
  /** The first entity that a query means, in its order. Renders when another one is first. */
  readonly useFirst: (query: FirstQuery<S>) => EntityId | undefined
  /** What a selector picks out of the state, in each publication or `hz` times a second. */
  readonly useWorld: <Value>(
    selector: (state: ReplicaState<S>) => Value,
    options?: WorldOptions<Value>,
  ) => Value
  /** Calls back with a component when mounted and whenever it changes; renders nothing. */
  readonly useEntityEffect: <Name extends ComponentName<S>>(
    id: NullableId,
    name: Name,
    callback: (value: ComponentValue<S, Name> | undefined, id: EntityId) => void,
  ) => void
  /** A component between its last ticks, as a ref to read in `useFrame`; renders nothing. */
  readonly useInterpolated: <Name extends ComponentName<S>>(
    id: NullableId,
    name: Name,
    options?: InterpolationOptions<FieldName<S, Name>>,
  ) => Interpolated<ComponentValue<S, Name>>
  /** Calls back in each frame that the page draws, or `hz` times a second; renders nothing. */
  readonly useFrame: (callback: FrameCallback<S>, options?: FrameOptions) => void
  /** How the link is. Renders when that changes. */
  readonly useLinkStatus: () => LinkStatus
  /** What the link has done, read 4 times a second unless told. */
  readonly useSyncStats: SyncStatsHook
  /** What this client's rate limiter lets through, read 4 times a second unless told; undefined where it is off. */
  readonly useRateLimit: (options?: RateLimitOptions) => RateLimitFigures | undefined
  /** Calls back when something of this type happens on the link; renders nothing. */
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
