import type { ComponentData, FieldValue, SerializedEntity } from '@tx2-link/core'
import { readJsonText } from './read-json-text.ts'

/** A world in the form in which the Rust peer prints one: see its `apply --help`. */
export function canonicalWorld(entities: readonly SerializedEntity[]): unknown {
  const sorted = entities.toSorted((left, right) => left.id - right.id)
  return {
    entities: sorted.map(({ id, components }) => ({
      id,
      components: named(components.map((component) => [component.id, dataOf(component.data)])),
    })),
  }
}

function dataOf(data: ComponentData): unknown {
  switch (data.type) {
    case 'Binary':
      return { Binary: [...data.bytes] }
    case 'Structured':
      return { Structured: fieldsOf(data.fields) }
    case 'Json':
      return { Json: valueOf(readJsonText(data.text)) }
  }
}

function fieldsOf(fields: ReadonlyMap<string, FieldValue>): unknown {
  return named(Array.from(fields, ([name, value]) => [name, valueOf(value)]))
}

function valueOf(field: FieldValue): unknown {
  switch (field.type) {
    case 'Null':
      return 'Null'
    case 'U64':
    case 'I64':
      return { [field.type]: String(field.value) }
    case 'F32':
    case 'F64':
      return { [field.type]: floatOf(field.value) }
    case 'Bytes':
      return { Bytes: [...field.value] }
    case 'Array':
      return { Array: field.value.map(valueOf) }
    case 'Map':
      return { Map: fieldsOf(field.value) }
    default:
      return { [field.type]: field.value }
  }
}

function floatOf(value: number): unknown {
  if (Object.is(value, -0)) return '-0'
  return Number.isFinite(value) ? value : String(value)
}

/** `__proto__` is a name like any other. */
function named(entries: readonly (readonly [string, unknown])[]): unknown {
  return Object.fromEntries(entries)
}
