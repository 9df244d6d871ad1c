import type { ComponentId, EntityId, PlainMap, Schema, Table, World } from '@tx2-link/core'
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
  const { tables } = world
  const has = (name: ComponentId, row: number): boolean => tables.table(name)?.has(row) === true
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
      for (const name of all) if (!has(name, row)) return false
      for (const name of none) if (has(name, row)) return false
      for (const condition of conditions) if (!condition(id, row)) return false
      if (any.length === 0) return true
      for (const name of any) if (has(name, row)) return true
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
  const tests = Object.entries(condition).flatMap(([field, fieldCondition]) =>
    fieldCondition === undefined ? [] : [{ field, test: compileCondition(fieldCondition) }],
  )
  return (_id, row) => {
    const table = world.tables.table(name)
    return table?.has(row) === true && meetsAll(table, row, tests)
  }
}

function meetsAll(
  table: Table,
  row: number,
  tests: readonly { readonly field: string; readonly test: FieldTest }[],
): boolean {
  for (const { field, test } of tests) if (!test(readField(table, row, field))) return false
  return true
}

/** A field of a row that has the component; undefined when it is not there. */
export function readField(table: Table, row: number, field: string): unknown {
  if (table.shape !== undefined) {
    const index = table.shape.fieldIndex.get(field)
    return index === undefined ? undefined : table.columns[index]?.read(row)
  }
  const value = table.value(row)
  return isMap(value) && Object.hasOwn(value, field) ? value[field] : undefined
}

function isMap(value: unknown): value is PlainMap {
  return typeof value === 'object' && value !== null
}
