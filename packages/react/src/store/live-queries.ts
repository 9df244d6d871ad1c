import type { ComponentId, EntityId } from '@tx2-link/core'
import {
  type EntityQuery,
  matchesQuery,
  type Population,
  queryKey,
  selectEntities,
} from './entity-query.ts'
import { type Listener, ListenerSet, type Notification } from './listeners.ts'
import { equalIds, includesId, toggleIds } from './sorted-ids.ts'

/** Queries without listeners that are kept up to date for whoever reads them again. */
const MAX_UNHEARD = 32

class LiveQuery {
  readonly key: string
  readonly query: EntityQuery
  readonly listeners = new ListenerSet()
  /** Entities whose components came or went, so that they may have to go in or out. */
  readonly suspects = new Set<EntityId>()
  ids: readonly EntityId[]

  constructor(key: string, query: EntityQuery, ids: readonly EntityId[]) {
    this.key = key
    this.query = query
    this.ids = ids
  }

  /** True when the result is another one now. */
  settle(world: Population): boolean {
    const toggled: EntityId[] = []
    for (const id of this.suspects) {
      if (matchesQuery(world, id, this.query) !== includesId(this.ids, id)) toggled.push(id)
    }
    this.suspects.clear()
    if (toggled.length === 0) return false
    this.ids = Object.freeze(toggleIds(this.ids, toggled))
    return true
  }

  /** The same without knowing whom to suspect. */
  restart(world: Population): boolean {
    this.suspects.clear()
    const ids = selectEntities(world, this.query)
    if (equalIds(this.ids, ids)) return false
    this.ids = ids
    return true
  }
}

/**
 * Results of queries, shared by all that ask the same and changed by what changed.
 * A query lives while somebody listens to it; of those without listeners the 32 read last are kept,
 * so that a list is the same one between being read and being subscribed to.
 */
export class LiveQueries {
  readonly #world: Population
  readonly #live = new Map<string, LiveQuery>()
  /** The least recently read first. */
  readonly #unheard = new Map<string, LiveQuery>()
  readonly #naming = new Map<ComponentId, Set<LiveQuery>>()

  constructor(world: Population) {
    this.#world = world
  }

  read(query: EntityQuery): readonly EntityId[] {
    const live = this.#find(query)
    if (live.listeners.size === 0) this.#keepUnheard(live)
    return live.ids
  }

  subscribe(query: EntityQuery, listener: Listener): () => void {
    const live = this.#find(query)
    this.#unheard.delete(live.key)
    const unsubscribe = live.listeners.add(listener)
    return () => {
      unsubscribe()
      if (live.listeners.size === 0 && this.#live.get(live.key) === live) this.#keepUnheard(live)
    }
  }

  /** An entity came or went. */
  suspectOfAll(id: EntityId): void {
    for (const live of this.#live.values()) live.suspects.add(id)
  }

  /** A component of an entity came or went. */
  suspect(id: EntityId, component: ComponentId): void {
    for (const live of this.#naming.get(component) ?? []) live.suspects.add(id)
  }

  /** Brings the results up to date and collects who is to be told. */
  settle(notification: Notification): void {
    for (const live of this.#live.values()) {
      if (live.suspects.size > 0 && live.settle(this.#world)) live.listeners.collect(notification)
    }
  }

  /** The same when anything may have changed. */
  restart(notification: Notification): void {
    for (const live of this.#live.values()) {
      if (live.restart(this.#world)) live.listeners.collect(notification)
    }
  }

  #find(query: EntityQuery): LiveQuery {
    const key = queryKey(query)
    const known = this.#live.get(key)
    if (known !== undefined) return known
    const live = new LiveQuery(key, copyQuery(query), selectEntities(this.#world, query))
    this.#live.set(key, live)
    for (const name of namesOf(live.query)) {
      const naming = this.#naming.get(name)
      if (naming === undefined) this.#naming.set(name, new Set([live]))
      else naming.add(live)
    }
    return live
  }

  #keepUnheard(live: LiveQuery): void {
    this.#unheard.delete(live.key)
    this.#unheard.set(live.key, live)
    if (this.#unheard.size <= MAX_UNHEARD) return
    for (const oldest of this.#unheard.values()) {
      this.#drop(oldest)
      return
    }
  }

  #drop(live: LiveQuery): void {
    this.#live.delete(live.key)
    this.#unheard.delete(live.key)
    for (const name of namesOf(live.query)) {
      const naming = this.#naming.get(name)
      naming?.delete(live)
      if (naming?.size === 0) this.#naming.delete(name)
    }
  }
}

/** The caller may change its lists afterwards. */
function copyQuery({ all = [], any = [], none = [] }: EntityQuery): EntityQuery {
  return { all: [...all], any: [...any], none: [...none] }
}

function namesOf({ all = [], any = [], none = [] }: EntityQuery): Set<ComponentId> {
  return new Set([...all, ...any, ...none])
}
