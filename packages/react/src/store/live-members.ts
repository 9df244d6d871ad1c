import type { EntityId, World } from '@tx2-link/core'
import { ChunkedList } from './chunked-list.ts'
import { fieldReader } from './entity-filter.ts'
import { compareValues, type SortStep } from './sort-order.ts'

/** The entities of a query's result, in its order. */
export interface LiveMembers {
  readonly size: number
  has(id: EntityId): boolean
  /** The entity belongs in, with what it says now. Returns whether it came in or may have moved. */
  put(id: EntityId, row: number): boolean
  /** Returns whether it was in. */
  delete(id: EntityId): boolean
  /** The first `count`. */
  take(count: number): EntityId[]
}

/** Members by id, which cost eight bytes each; `ids` are those to begin with, ascending. */
export function createMembersById(ids: readonly EntityId[]): LiveMembers {
  const members = new ChunkedList<EntityId>((first, second) => first - second, ids)
  return {
    get size() {
      return members.size
    },
    has: (id) => members.has(id),
    put: (id) => {
      if (members.has(id)) return false
      members.add(id)
      return true
    },
    delete: (id) => members.delete(id),
    take: (count) => members.take(count),
  }
}

/** A member with the values that it was last sorted by. */
interface Entry {
  readonly id: EntityId
  keys: readonly unknown[]
}

/** Members by values: one that changes is moved, the others stay where they are. */
export function createMembersByValue(
  world: World,
  steps: readonly SortStep[],
  ids: readonly EntityId[],
): LiveMembers {
  const descending = steps.map(([, , direction]) => direction === 'descending')
  const compare = (first: Entry, second: Entry): number => {
    for (let index = 0; index < descending.length; index += 1) {
      const order = compareValues(first.keys[index], second.keys[index], descending[index] === true)
      if (order !== 0) return order
    }
    return first.id - second.id
  }
  const readers = steps.map(([component, field]) => fieldReader(world, component, field))
  const readKeys = (row: number): unknown[] => readers.map((read) => read(row))
  const isSorted = ({ keys }: Entry, row: number): boolean => {
    for (let index = 0; index < readers.length; index += 1) {
      if (!Object.is(readers[index]?.(row), keys[index])) return false
    }
    return true
  }

  const entries = new Map<EntityId, Entry>()
  for (const id of ids) {
    const row = world.tables.entities.rowOf(id)
    entries.set(id, { id, keys: row === undefined ? [] : readKeys(row) })
  }
  const sorted = new ChunkedList<Entry>(compare, [...entries.values()].sort(compare))

  return {
    get size() {
      return entries.size
    },
    has: (id) => entries.has(id),
    put: (id, row) => {
      let entry = entries.get(id)
      if (entry === undefined) {
        entry = { id, keys: readKeys(row) }
        entries.set(id, entry)
      } else {
        if (isSorted(entry, row)) return false
        // It is found by the values that it was put in with.
        sorted.delete(entry)
        entry.keys = readKeys(row)
      }
      sorted.add(entry)
      return true
    },
    delete: (id) => {
      const entry = entries.get(id)
      if (entry === undefined) return false
      entries.delete(id)
      return sorted.delete(entry)
    },
    take: (count) => sorted.take(count).map(({ id }) => id),
  }
}
