import type { ComponentId, EntityId, PlainMap, Schema, World } from '@tx2-link/core'
import type { ComponentCondition, EntityQuery } from './entity-query.ts'
import { compileCondition, type FieldTest } from './field-condition.ts'
import type { ErrorReporter } from './listeners.ts'

/** Says of entities whether a query means them, reading the columns of a world. */
export interface EntityFilter {
  matches(id: EntityId, row: number): boolean
  /** Components whose presence decides. */
  readonly presence: ReadonlySet<ComponentId>
  /** Fields whose values decide, by component; undefined for all of its fields. */
  readonly values: ReadonlyMap<ComponentId, ReadonlySet<string> | undefined>
}

type RowTest = (id: EntityId, row: number) => boolean

/**
 * Throws LinkError `invalidConfig` for comparisons that there are not. Entities at which a
 * condition's function throws are not meant: one faulty query must not stop a publication.
 */
export function compileFilter(
  world: World,
  query: EntityQuery,
  onError: ErrorReporter,
): EntityFilter {
  const { all = [], any = [], none = [], where = {} } = query
  const readers = (names: readonly ComponentId[]) =>
    names.map((name) => presenceReader(world, name))
  const [hasAll, hasAny, hasNone] = [readers(all), readers(any), readers(none)]
  const conditions: RowTest[] = []
  const values = new Map<ComponentId, ReadonlySet<string> | undefined>()
  for (const [name, condition] of Object.entries(where)) {
    if (condition === undefined) continue
    conditions.push(compileComponent(world, name, condition, onError))
    values.set(name, typeof condition === 'function' ? undefined : new Set(Object.keys(condition)))
  }
  return {
    presence: new Set([...all, ...any, ...none, ...values.keys()]),
    values,
    matches: (id, row) => {
      for (const has of hasAll) if (!has(row)) return false
      for (const has of hasNone) if (has(row)) return false
      for (const condition of conditions) if (!condition(id, row)) return false
      if (hasAny.length === 0) return true
      for (const has of hasAny) if (has(row)) return true
      return false
    },
  }
}

function compileComponent(
  world: World,
  name: ComponentId,
  condition: ComponentCondition<Schema, string>,
  onError: ErrorReporter,
): RowTest {
  if (typeof condition === 'function') {
    return (id) => {
      const value = world.get(id, name)
      try {
        return isMap(value) && condition(value)
      } catch (error) {
        onError(error)
        return false
      }
    }
  }
  const tests: FieldReaderTest[] = []
  for (const [field, fieldCondition] of Object.entries(condition)) {
    if (fieldCondition === undefined) continue
    tests.push({ read: fieldReader(world, name, field), test: compileCondition(fieldCondition) })
  }
  const has = presenceReader(world, name)
  return (_id, row) => {
    if (!has(row)) return false
    for (const { read, test } of tests) if (!test(read(row))) return false
    return true
  }
}

interface FieldReaderTest {
  readonly read: (row: number) => unknown
  readonly test: FieldTest
}

/** Whether rows have a component. The schema's tables are there for ever; others may come. */
function presenceReader({ tables }: World, name: ComponentId): (row: number) => boolean {
  const known = tables.table(name)
  if (known?.shape !== undefined) return (row) => known.has(row)
  return (row) => tables.table(name)?.has(row) === true
}

/** Reads a field by row; undefined where the component or the field is not there. */
export function fieldReader(
  { tables }: World,
  name: ComponentId,
  field: string,
): (row: number) => unknown {
  const known = tables.table(name)
  if (known?.shape !== undefined) {
    const index = known.shape.fieldIndex.get(field)
    const column = index === undefined ? undefined : known.columns[index]
    return (row) => (known.has(row) ? column?.read(row) : undefined)
  }
  return (row) => {
    const table = tables.table(name)
    if (table === undefined || table.shape !== undefined || !table.has(row)) return undefined
    const value = table.value(row)
    return isMap(value) && Object.hasOwn(value, field) ? value[field] : undefined
  }
}

function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null
}
