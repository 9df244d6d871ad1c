import { type ComponentId, type EntityId, maskHas, type World } from '@tx2-link/core'
import { copyQuery, type EntityQuery, queryKey } from './entity-query.ts'
import type { ErrorReporter, Listener, Notification } from './listeners.ts'
import { LiveQuery } from './live-query.ts'

/** Queries without listeners that are kept up to date for whoever reads them again. */
const MAX_UNHEARD = 32

/** As many may be read before the next publication: a list that mounts reads each of its queries before it listens to one. */
const MAX_NEW = 1024

/**
 * Results of queries, shared by all that ask the same and changed by what changed.
 * A query lives while somebody listens to it; of those without listeners a publication leaves the 32
 * read last, and until then all are kept, so that a list is the same one between being read and being
 * subscribed to.
 */
export class LiveQueries {
  readonly #world: World
  readonly #onError: ErrorReporter
  readonly #live = new Map<string, LiveQuery>()
  /** The least recently read first. */
  readonly #unheard = new Map<string, LiveQuery>()
  readonly #byPresence = new Map<ComponentId, Set<LiveQuery>>()
  readonly #byValue = new Map<ComponentId, Set<ValueWatch>>()
  readonly #byShown = new Map<ComponentId, Set<LiveQuery>>()

  constructor(world: World, onError: ErrorReporter) {
    this.#world = world
    this.#onError = onError
  }

  read(query: EntityQuery): readonly EntityId[] {
    return this.#readLive(query).ids
  }

  /** How many `read` would give; makes no list of them. */
  count(query: EntityQuery): number {
    return this.#readLive(query).count
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

  /** An entity came or went, or did both. */
  judgeEntity(id: EntityId): void {
    for (const live of this.#live.values()) {
      live.judgeAnew(id)
      if (live.shown.size > 0) live.noteValue(id)
    }
  }

  /** A component of an entity came or went. */
  judgePresence(id: EntityId, component: ComponentId): void {
    const judging = this.#byPresence.get(component)
    if (judging !== undefined) for (const live of judging) live.judgeAnew(id)
    this.#noteValue(id, component)
  }

  /** Whether any query asks for values of a component. */
  askForValues(component: ComponentId): boolean {
    return this.#byValue.has(component) || this.#byShown.has(component)
  }

  /**
   * Fields of a component changed. Who is in that row no more is judged as one that came or went. Query
   * by query, so that what each knows of its members stays near.
   */
  judgeValues(component: ComponentId, changes: readonly ValueChange[]): void {
    const { entities } = this.#world.tables
    const still = changes.filter(({ id, row }) => entities.isIn(row, id))
    for (const { live, fields } of this.#byValue.get(component) ?? []) {
      for (const { id, row, mask } of still) if (hasAny(mask, fields)) live.judge(id, row)
    }
    for (const live of this.#byShown.get(component) ?? []) {
      for (const { id } of changes) live.noteValue(id)
    }
  }

  #noteValue(id: EntityId, component: ComponentId): void {
    const noting = this.#byShown.get(component)
    if (noting !== undefined) for (const live of noting) live.noteValue(id)
  }

  /** Brings the results up to date and collects who is to be told. */
  settle(notification: Notification): void {
    for (const live of this.#live.values()) {
      if (live.settle()) live.listeners.collect(notification)
    }
    this.#dropUnheard(MAX_UNHEARD)
  }

  #readLive(query: EntityQuery): LiveQuery {
    const live = this.#find(query)
    if (live.listeners.size === 0) this.#keepUnheard(live)
    return live
  }

  #find(query: EntityQuery): LiveQuery {
    const key = queryKey(query)
    const known = this.#live.get(key)
    if (known !== undefined) return known
    const live = new LiveQuery(this.#world, key, copyQuery(query), this.#onError)
    this.#live.set(key, live)
    for (const name of live.presence) insert(this.#byPresence, name, live)
    for (const name of live.shown) insert(this.#byShown, name, live)
    for (const [name, fields] of live.values) {
      insert(this.#byValue, name, { live, fields: fields && this.#fieldIndexes(name, fields) })
    }
    return live
  }

  /** Undefined for components outside the schema, which change as a whole. */
  #fieldIndexes(name: ComponentId, fields: ReadonlySet<string>): readonly number[] | undefined {
    const shape = this.#world.schema.components.get(name)
    return shape && [...fields].flatMap((field) => shape.fieldIndex.get(field) ?? [])
  }

  #keepUnheard(live: LiveQuery): void {
    this.#unheard.delete(live.key)
    this.#unheard.set(live.key, live)
    this.#dropUnheard(MAX_NEW)
  }

  /** Leaves so many. */
  #dropUnheard(most: number): void {
    for (const oldest of this.#unheard.values()) {
      if (this.#unheard.size <= most) return
      this.#drop(oldest)
    }
  }

  #drop(live: LiveQuery): void {
    this.#live.delete(live.key)
    this.#unheard.delete(live.key)
    for (const name of live.presence) remove(this.#byPresence, name, live)
    for (const name of live.shown) remove(this.#byShown, name, live)
    for (const name of live.values.keys()) {
      for (const watch of this.#byValue.get(name) ?? []) {
        if (watch.live === live) remove(this.#byValue, name, watch)
      }
    }
  }
}

/** Fields of an entity's component hold something else. */
export interface ValueChange {
  readonly id: EntityId
  /** Where it was when they changed. */
  readonly row: number
  /** The fields, see `maskHas`. */
  readonly mask: number
}

/** A query that asks for values of a component: those of these fields, or all. */
interface ValueWatch {
  readonly live: LiveQuery
  readonly fields: readonly number[] | undefined
}

function hasAny(mask: number, fields: readonly number[] | undefined): boolean {
  if (fields === undefined) return true
  for (const field of fields) if (maskHas(mask, field)) return true
  return false
}

function insert<Item>(byName: Map<ComponentId, Set<Item>>, name: ComponentId, item: Item): void {
  const items = byName.get(name)
  if (items === undefined) byName.set(name, new Set([item]))
  else items.add(item)
}

function remove<Item>(byName: Map<ComponentId, Set<Item>>, name: ComponentId, item: Item): void {
  const items = byName.get(name)
  items?.delete(item)
  if (items?.size === 0) byName.delete(name)
}
