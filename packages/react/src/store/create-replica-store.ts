import { type Link, LinkError, LinkErrorCode, type Schema } from '@tx2-link/core'
import { createStore } from 'zustand/vanilla'
import { createWorldView, EMPTY_WORLD } from './create-world-view.ts'
import { scheduleFrame } from './frame-scheduler.ts'
import {
  type ErrorReporter,
  ListenerSet,
  notify,
  type Notification,
  throwLater,
} from './listeners.ts'
import { type PendingMessage, PendingMessages } from './pending-messages.ts'
import { Replica } from './replica.ts'
import { IDLE_STATUS, type ReplicaState } from './replica-state.ts'
import type { ReplicaStore, ReplicaStoreOptions } from './replica-store.ts'

const stores = new WeakMap<Link, ReplicaStore>()

/** The store of a link, made when first asked for. It lives as long as the link. */
export function replicaOf<S extends Schema>(link: Link<S>): ReplicaStore<S>
export function replicaOf(link: Link): ReplicaStore {
  return stores.get(link) ?? createReplicaStore(link)
}

/**
 * Makes the store of a link with options of your own; `replicaOf` and providers find it from then on.
 * Throws LinkError `invalidConfig` if the link has a store already, since a link feeds one replica, or is none.
 */
export function createReplicaStore<S extends Schema>(
  link: Link<S>,
  options?: ReplicaStoreOptions,
): ReplicaStore<S>
// What is in the columns was checked against the schema: that is what the types of S rest on.
export function createReplicaStore(link: Link, options: ReplicaStoreOptions = {}): ReplicaStore {
  if (!isLink(link)) {
    throw new LinkError(
      LinkErrorCode.invalidConfig,
      `A replica store is made of a link, as connect(url, { schema }) gives it, not of ${describe(link)}`,
    )
  }
  if (stores.has(link)) {
    throw new LinkError(
      LinkErrorCode.invalidConfig,
      'This link has a replica store already: get it by replicaOf(link), or dispose of it first',
    )
  }
  const { scheduler = scheduleFrame, onError = throwLater } = options
  let isPublishing = false
  const failures: unknown[] = []
  const tellFailures = (): void => {
    for (const error of failures.splice(0)) {
      try {
        onError(error)
      } catch (another) {
        throwLater(another)
      }
    }
  }
  // Whoever is told sees the whole of a publication, and cannot end it halfway.
  const report: ErrorReporter = (error) => {
    failures.push(error)
    if (!isPublishing) tellFailures()
  }
  const pending = new PendingMessages(options)
  const replica = new Replica(link.schema, report)
  const statusListeners = new ListenerSet()
  const api = createStore<ReplicaState>(() => ({
    revision: 0,
    tick: 0,
    timestamp: 0,
    status: IDLE_STATUS,
    world: EMPTY_WORLD,
  }))
  // Set afterwards, so that the initial state stays what a server renders.
  api.setState({ status: link.status, world: createWorldView(replica) })

  let isScheduled = false
  let cancelScheduled: (() => void) | undefined

  const publishPending = (): void => {
    const notification: Notification = []
    const revision = api.getState().revision + 1
    const messages = pending.take()
    const { hasChanged, trouble } = replica.apply(messages, { number: revision, notification })
    if (trouble !== undefined) link.resync(trouble)
    if (!hasChanged) return
    const { tick = 0, timestamp = 0 } = messages.at(-1) ?? {}
    api.setState({ revision, tick, timestamp })
    notify(notification, report)
  }
  const schedule = (): void => {
    if (isScheduled) return
    isScheduled = true
    cancelScheduled = scheduler(() => {
      isScheduled = false
      publish()
    })
  }
  const unschedule = (): void => {
    if (isScheduled) cancelScheduled?.()
    isScheduled = false
  }
  const publish = (): void => {
    // A listener that publishes would show others the state after the one that they are told of.
    if (isPublishing) return
    unschedule()
    if (pending.isEmpty) return
    isPublishing = true
    try {
      publishPending()
    } finally {
      isPublishing = false
      tellFailures()
    }
    if (!pending.isEmpty) schedule()
  }
  const arrive = (message: PendingMessage): void => {
    pending.add(message)
    schedule()
    if (pending.isFull) publish()
  }
  const tellStatus = (): void => {
    if (link.status === api.getState().status) return
    // What arrived before belongs to it: nobody is to see a live link with the world of before.
    publish()
    api.setState({ status: link.status })
    const notification: Notification = []
    statusListeners.collect(notification)
    notify(notification, report)
  }

  const detach = link.attach({
    snapshot: (entities, tick, timestamp) =>
      arrive({ type: 'snapshot', entities, tick, timestamp }),
    delta: (changes, tick, timestamp) => arrive({ type: 'delta', changes, tick, timestamp }),
  })
  const unsubscribeStatus = link.subscribeStatus(tellStatus)

  const store: ReplicaStore = {
    ...api,
    link,
    subscribe: (listener) =>
      api.subscribe((state, previous) => {
        try {
          listener(state, previous)
        } catch (error) {
          report(error)
        }
      }),
    subscribeEntity: (id, listener) => replica.subscribeEntity(id, listener),
    subscribeComponent: (id, name, listener) => replica.subscribeComponent(id, name, listener),
    entitySource: (id) => replica.entitySource(id),
    componentSource: (id, name) => replica.componentSource(id, name),
    subscribeQuery: (query, listener) => replica.queries.subscribe(query, listener),
    subscribeStatus: (listener) => statusListeners.add(listener),
    publish,
    dispose: () => {
      detach()
      unsubscribeStatus()
      unschedule()
      pending.clear()
      if (stores.get(link) === store) stores.delete(link)
    },
  }
  stores.set(link, store)
  return store
}

/** Types say so; JavaScript, and a state that is not set yet, may say something else. */
function isLink(link: unknown): link is Link {
  return typeof link === 'object' && link !== null && 'schema' in link && 'attach' in link
}

function describe(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
