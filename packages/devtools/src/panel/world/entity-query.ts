import type { EntityId, PlainValue, World } from '@tx2-link/core'
import { type Comparison, type QueryTerm, parseQuery } from './parse-query.ts'

export type EntityPredicate = (world: World, id: EntityId) => boolean

export type EntityQuery =
  | { readonly ok: true; readonly matches: EntityPredicate }
  | { readonly ok: false; readonly column: number; readonly message: string }

/** Turns what one types into the world's search into a test of entities; all terms must hold. */
export function compileEntityQuery(text: string): EntityQuery {
  const parsed = parseQuery(text)
  if (!parsed.ok) return parsed
  const tests = parsed.terms.map(compileTerm)
  return { ok: true, matches: (world, id) => tests.every((test) => test(world, id)) }
}

function compileTerm(term: QueryTerm): EntityPredicate {
  switch (term.type) {
    case 'id':
      return (_world, id) => String(id).startsWith(term.digits)
    case 'text': {
      const text = term.text.toLowerCase()
      return (world, id) => someText(world, id, text)
    }
    case 'word': {
      const word = term.word.toLowerCase()
      return (world, id) => hasComponentLike(world, id, word) || someText(world, id, word)
    }
    case 'present':
      return (world, id) => readField(world, id, term.component, term.field) !== undefined
    case 'compare': {
      const { component, field, operator, value } = term
      return (world, id) => compare(readField(world, id, component, field), operator, value)
    }
  }
}

/** One field of any component, also of those that the schema does not know. */
export function readField(
  world: World,
  id: EntityId,
  component: string,
  field: string,
): PlainValue | undefined {
  if (world.schema.components.has(component)) {
    const value: unknown = world.getField(id, component, field)
    return isPlain(value) ? value : undefined
  }
  const value: unknown = world.get(id, component)
  return isPlainMap(value) && Object.hasOwn(value, field) ? value[field] : undefined
}

function hasComponentLike(world: World, id: EntityId, word: string): boolean {
  return world.componentsOf(id).some((name) => name.toLowerCase().startsWith(word))
}

function someText(world: World, id: EntityId, text: string): boolean {
  for (const name of world.componentsOf(id)) {
    const shape = world.schema.components.get(name)
    if (shape === undefined) {
      if (containsText(world.get(id, name), text)) return true
      continue
    }
    for (const field of shape.fields) {
      if (field.type !== 'String' && field.type !== 'Array' && field.type !== 'Map') continue
      if (containsText(world.getField(id, name, field.id), text)) return true
    }
  }
  return false
}

function containsText(value: unknown, text: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(text)
  if (Array.isArray(value)) return value.some((element) => containsText(element, text))
  return isPlainMap(value) && Object.values(value).some((element) => containsText(element, text))
}

function compare(
  actual: PlainValue | undefined,
  operator: Comparison,
  expected: number | string | boolean,
): boolean {
  if (actual === undefined) return false
  if (operator === 'contains') return containsText(actual, String(expected).toLowerCase())
  // A bigint and a number compare exactly by the plain operators; === would tell them apart.
  const left = typeof actual === 'bigint' && typeof expected === 'number' ? actual : undefined
  const isEqual = left === undefined ? actual === expected : left === toBigInt(expected)
  if (operator === '==') return isEqual
  if (operator === '!=') return !isEqual
  if (typeof actual !== 'number' && typeof actual !== 'bigint' && typeof actual !== 'string') {
    return false
  }
  if ((typeof actual === 'string') !== (typeof expected === 'string')) return false
  switch (operator) {
    case '<':
      return actual < expected
    case '<=':
      return actual <= expected
    case '>':
      return actual > expected
    case '>=':
      return actual >= expected
  }
}

function toBigInt(value: number | string | boolean): bigint | undefined {
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : undefined
}

function isPlainMap(value: unknown): value is Readonly<Record<string, PlainValue>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  )
}

function isPlain(value: unknown): value is PlainValue {
  return value !== undefined
}
