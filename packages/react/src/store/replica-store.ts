import type {
  ComponentName,
  ComponentValue,
  EntityComponents,
  EntityId,
  Link,
  Schema,
} from '@tx2-link/core'
import type { StoreApi } from 'zustand/vanilla'
import type { EntityQuery } from './entity-query.ts'
import type { PublishScheduler } from './frame-scheduler.ts'
import type { ErrorReporter, Listener } from './listeners.ts'
import type { PendingLimits } from './pending-messages.ts'
import type { ReplicaState } from './replica-state.ts'
import type { Source } from './source.ts'

export interface ReplicaStoreOptions extends Partial<PendingLimits> {
  /** When to publish what arrived; the next frame unless told. */
  readonly scheduler?: PublishScheduler
  /** Where the errors that listeners throw go; uncaught, after all were told, unless told. */
  readonly onError?: ErrorReporter
}

/**
 * A link's replicated world as a zustand store, with listeners by key beside zustand's own.
 *
 * What arrives waits for the next frame. Then, in one task, all of it is applied, `revision` goes up,
 * zustand's listeners are told and after them those of what changed; each can read all that is new.
 */
export interface ReplicaStore<S extends Schema = Schema> extends StoreApi<ReplicaState<S>> {
  readonly link: Link<S>
  /** Told when any component of the entity changes, and when it comes or goes. */
  subscribeEntity(this: void, id: EntityId, listener: Listener): () => void
  /** Told when this component of this entity changes, comes or goes. */
  subscribeComponent(
    this: void,
    id: EntityId,
    name: ComponentName<S>,
    listener: Listener,
  ): () => void
  /** An entity as something to read and listen to, for hooks: the same object while it lives or somebody listens. */
  entitySource(this: void, id: EntityId): Source<EntityComponents<S> | undefined>
  /** The same of one component of an entity. */
  componentSource<Name extends ComponentName<S>>(
    this: void,
    id: EntityId,
    name: Name,
  ): Source<ComponentValue<S, Name> | undefined>
  /** Told when an entity goes in or out of the query's result or to another place in it. */
  subscribeQuery(this: void, query: EntityQuery<S>, listener: Listener): () => void
  subscribeStatus(this: void, listener: Listener): () => void
  /** Publishes what has arrived at once instead of in the next frame. */
  publish(this: void): void
  /** Takes the replica off its link and ends all timers; what was published last can still be read. */
  dispose(this: void): void
}
