import {
  type ComponentName,
  type ComponentValue,
  type FieldName,
  type FieldValueOf,
  type Schema,
} from '@tx2-link/core'
import { checkQuery } from './check-query.ts'
import { type Comparable, conditionKey, type FieldCondition } from './field-condition.ts'
import type { SortDirection } from './sort-order.ts'

/** A value that a field of a schema has and that can be compared. */
type ComparableOf<
  S extends Schema,
  Name extends ComponentName<S>,
  Field extends FieldName<S, Name>,
> = Extract<FieldValueOf<S, Name, Field>, Comparable>

/** Declared as a method, so that a typed query is also an untyped one. */
interface Predicate<Value> {
  accepts(component: Value): boolean
}

/**
 * What a component's values are to be: conditions by field, all of which must hold, or a function
 * of the component. A function must give the same answer for the same component, and be the same
 * function in each render: each other one is another query, which has to look through the world.
 */
export type ComponentCondition<S extends Schema, Name extends ComponentName<S>> =
  | {
      readonly [Field in FieldName<S, Name>]?:
        | FieldCondition<ComparableOf<S, Name, Field>>
        | undefined
    }
  | Predicate<ComponentValue<S, Name>>['accepts']

/** A component, one of its fields, and which way; ascending unless told. */
export type SortKey<S extends Schema> = {
  readonly [Name in ComponentName<S>]: readonly [
    component: Name,
    field: FieldName<S, Name>,
    direction?: SortDirection,
  ]
}[ComponentName<S>]

/**
 * Which entities are meant, by the components that they have and by what those say, and in which
 * order. An empty list asks for nothing; a name that no entity has matches nothing.
 */
export interface EntityQuery<S extends Schema = Schema> {
  /** Every one of these. */
  readonly all?: readonly ComponentName<S>[] | undefined
  /** At least one of these. */
  readonly any?: readonly ComponentName<S>[] | undefined
  /** Not one of these. */
  readonly none?: readonly ComponentName<S>[] | undefined
  /** Those whose components say this; who lacks one of the components is not meant. */
  readonly where?:
    | { readonly [Name in ComponentName<S>]?: ComponentCondition<S, Name> | undefined }
    | undefined
  /** By the first of these, among equals by the next, and last by id. Who lacks a value comes last. */
  readonly sort?: readonly SortKey<S>[] | undefined
  /** The first so many of the order, at least 1. */
  readonly limit?: number | undefined
  /**
   * Components whose values count as well: the list is another one whenever one of these changes
   * in an entity that is in it, not only when an entity goes in or out.
   */
  readonly values?: readonly ComponentName<S>[] | undefined
}

const keysOfCopies = new WeakMap<object, string>()

/**
 * The same text for all queries that mean the same.
 * Throws LinkError `invalidConfig` for what is no query, see `checkQuery`.
 */
export function queryKey<S extends Schema>(query: EntityQuery<S>): string
export function queryKey(query: EntityQuery): string {
  const known = keysOfCopies.get(query)
  if (known !== undefined) return known
  checkQuery(query)
  const { all, any, none, where, sort, limit, values } = query
  const conditions = Object.entries(where ?? {})
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([name, condition]) => [name, condition && componentKey(condition)])
  return JSON.stringify([
    distinct(all),
    distinct(any),
    distinct(none),
    conditions,
    (sort ?? []).map(([name, field, direction = 'ascending']) => [name, field, direction]),
    limit,
    distinct(values),
  ])
}

/** The query as it is now: the caller may change its lists afterwards. Its key is known at once. */
export function copyQuery<S extends Schema>(query: EntityQuery<S>): EntityQuery<S> {
  const key = queryKey(query)
  const copy: EntityQuery<S> = {
    ...query,
    all: query.all && [...query.all],
    any: query.any && [...query.any],
    none: query.none && [...query.none],
    where: query.where && structuredCopy(query.where),
    sort: query.sort && structuredCopy(query.sort),
    values: query.values && [...query.values],
  }
  keysOfCopies.set(copy, key)
  return copy
}

/** Of maps and lists; functions and all else stay what they are. */
function structuredCopy<Value>(value: Value): Value
function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, structuredCopy(item)]))
}

function componentKey(condition: ComponentCondition<Schema, string>): unknown {
  if (typeof condition === 'function') return functionNumber(condition)
  return Object.entries(condition)
    .filter(([, fieldCondition]) => fieldCondition !== undefined)
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([field, fieldCondition]) => [
      field,
      fieldCondition === undefined ? undefined : conditionKey(fieldCondition),
    ])
}

const functionNumbers = new WeakMap<object, number>()
let functionCount = 0

/** Tells functions apart in texts. */
function functionNumber(condition: object): number {
  let number = functionNumbers.get(condition)
  if (number === undefined) {
    functionCount += 1
    number = functionCount
    functionNumbers.set(condition, number)
  }
  return number
}

function distinct(names: readonly string[] = []): string[] {
  return [...new Set(names)].sort()
}
