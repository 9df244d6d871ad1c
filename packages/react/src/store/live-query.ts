import type { ComponentId, EntityId, World } from '@tx2-link/core'
import { compileFilter, type EntityFilter } from './entity-filter.ts'
import type { EntityQuery } from './entity-query.ts'
import { type ErrorReporter, ListenerSet } from './listeners.ts'
import { createMembersById, createMembersByValue, type LiveMembers } from './live-members.ts'

/** The result of one query, brought up to date by the entities that changed. */
export class LiveQuery {
  readonly key: string
  readonly listeners: ListenerSet = new ListenerSet()
  /** Components whose coming and going decides. */
  readonly presence: ReadonlySet<ComponentId>
  /** Fields whose values decide, by component; undefined for all of its fields. */
  readonly values: ReadonlyMap<ComponentId, ReadonlySet<string> | undefined>
  /** Components whose values make the list another one. */
  readonly shown: ReadonlySet<ComponentId>
  readonly #world: World
  readonly #query: EntityQuery
  readonly #filter: EntityFilter
  readonly #limit: number
  /** Whether every member is in the list and none can move in it, so that it need not be compared. */
  readonly #isPlain: boolean
  readonly #isSorted: boolean
  /** 1 in the rows of members. Rows that nobody has any more say nothing. */
  #isMember: Uint8Array = new Uint8Array(0)
  #members: LiveMembers
  /** Of a plain query undefined until somebody reads it. */
  #ids: readonly EntityId[] | undefined
  /** The entities of `#ids`, for queries that ask whether a change is seen in a part of the members. */
  #window: ReadonlySet<EntityId> | undefined
  #hasMoved = false
  #hasOtherValues = false
  /** Whether an error of its conditions was reported of this look at entities: one may come of each. */
  #hasReported = false

  constructor(world: World, key: string, query: EntityQuery, onError: ErrorReporter) {
    const { sort = [], limit = Infinity, values = [] } = query
    this.key = key
    this.#world = world
    this.#query = query
    this.#filter = compileFilter(world, query, (error) => {
      if (this.#hasReported) return
      this.#hasReported = true
      onError(error)
    })
    this.#limit = limit
    this.#isSorted = sort.length > 0
    this.#isPlain = !this.#isSorted && limit === Infinity
    const sortComponents = sort.map(([component]) => component)
    this.presence = new Set([...this.#filter.presence, ...sortComponents])
    this.values = withSortFields(this.#filter, sort)
    this.shown = new Set(values)
    this.#members = this.#findMembers()
    if (!this.#isPlain) this.#ids = this.#takeIds()
    this.#hasReported = false
  }

  /** Living entities of the result; makes no list. */
  get count(): number {
    return Math.min(this.#limit, this.#members.size)
  }

  get ids(): readonly EntityId[] {
    this.#ids ??= this.#takeIds()
    return this.#ids
  }

  /** An entity, or one of its components, came or went: it may have another row now. */
  judgeAnew(id: EntityId): void {
    const row = this.#world.tables.entities.rowOf(id)
    const belongs = row !== undefined && this.#filter.matches(id, row)
    if (row !== undefined) this.#mark(row, belongs)
    this.#move(id, row, belongs)
  }

  /** Values that may decide changed in an entity that was here before, in this row. */
  judge(id: EntityId, row: number): void {
    const belongs = this.#filter.matches(id, row)
    const belonged = this.#isMember[row] === 1
    if (belongs === belonged && !(belongs && this.#isSorted)) return
    this.#mark(row, belongs)
    this.#move(id, row, belongs)
  }

  /** A value that is shown changed. */
  noteValue(id: EntityId): void {
    if (!this.#hasOtherValues && this.#shows(id)) this.#hasOtherValues = true
  }

  /** True when the result is another one now. */
  settle(): boolean {
    this.#hasReported = false
    const hasOtherValues = this.#hasOtherValues
    const isOther = this.#hasMoved && this.#replaceIds()
    this.#hasMoved = false
    this.#hasOtherValues = false
    if (isOther) return true
    if (hasOtherValues) this.#ids = this.#takeIds()
    return hasOtherValues
  }

  /** Returns whether the list is another one: who moved may be out of sight, or back. */
  #replaceIds(): boolean {
    if (this.#isPlain) {
      this.#ids = undefined
      return true
    }
    const ids = this.#takeIds()
    if (equalIds(this.ids, ids)) return false
    this.#ids = ids
    this.#window = undefined
    return true
  }

  #takeIds(): readonly EntityId[] {
    return Object.freeze(this.#members.take(this.#limit))
  }

  #shows(id: EntityId): boolean {
    if (this.#limit === Infinity) return this.#members.has(id)
    this.#window ??= new Set(this.ids)
    return this.#window.has(id)
  }

  #findMembers(): LiveMembers {
    const { sort = [] } = this.#query
    const { entities } = this.#world.tables
    const ids: EntityId[] = []
    this.#isMember = new Uint8Array(entities.rowCount)
    for (const id of entities.sortedIds()) {
      const row = entities.rowOf(id)
      if (row === undefined || !this.#filter.matches(id, row)) continue
      ids.push(id)
      this.#isMember[row] = 1
    }
    return this.#isSorted ? createMembersByValue(this.#world, sort, ids) : createMembersById(ids)
  }

  #move(id: EntityId, row: number | undefined, belongs: boolean): void {
    const isChanged =
      belongs && row !== undefined ? this.#members.put(id, row) : this.#members.delete(id)
    if (isChanged) this.#hasMoved = true
  }

  #mark(row: number, belongs: boolean): void {
    if (row >= this.#isMember.length) {
      const wider = new Uint8Array(Math.max(64, row + 1, this.#isMember.length * 2))
      wider.set(this.#isMember)
      this.#isMember = wider
    }
    this.#isMember[row] = belongs ? 1 : 0
  }
}

function withSortFields(
  { values }: EntityFilter,
  sort: readonly (readonly [ComponentId, string, unknown?])[],
): ReadonlyMap<ComponentId, ReadonlySet<string> | undefined> {
  const fields = new Map(values)
  for (const [component, field] of sort) {
    const known = fields.get(component)
    // All fields of it decide already.
    if (known === undefined && fields.has(component)) continue
    fields.set(component, new Set([...(known ?? []), field]))
  }
  return fields
}

function equalIds(first: readonly EntityId[], second: readonly EntityId[]): boolean {
  return first.length === second.length && first.every((id, index) => id === second[index])
}
