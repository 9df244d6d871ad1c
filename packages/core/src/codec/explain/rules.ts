import type { Keywords } from '../keywords.ts'
import type { ExplainedValue, NodeKind } from './explained-node.ts'
import type { FieldRule, Scalar, StructRules } from './walk.ts'

export const u32: Scalar<number> = { type: 'u32', read: ({ reader }) => reader.readU32() }
export const u64: Scalar<bigint> = { type: 'u64', read: ({ reader }) => reader.readU64() }
export const f64: Scalar<number> = { type: 'f64', read: ({ reader }) => reader.readF64() }
export const bool: Scalar<boolean> = { type: 'bool', read: ({ reader }) => reader.readBool() }
export const text: Scalar<string> = { type: 'text', read: ({ reader }) => reader.readText() }

/** A text that is likely to come again. */
export const identifier: Scalar<string> = { type: 'text', read: ({ reader }) => reader.readName() }

/** One of an enum's names. */
export function oneOf<Name extends string>(names: Keywords<Name>): Scalar<Name> {
  return { type: 'name', read: (source) => source.readUnit(names) }
}

/** A field that is one value. */
export function property(scalar: Scalar<ExplainedValue>): FieldRule {
  return (walk, name, start) => {
    walk.leaf('property', name, start, scalar)
  }
}

/** The field that tells a struct's kind. */
export function tagOf(names: Keywords<string>): FieldRule {
  const tag: Scalar<string> = { type: 'name', read: (source) => source.readTag(names) }
  return (walk, name, start) => {
    walk.leaf('part', name, start, tag, 'name')
  }
}

/** A field that is a struct. */
export function struct(kind: NodeKind, type: string, rules: StructRules): FieldRule {
  return (walk, name, start) => {
    walk.open(kind, name, type, start)
    walk.struct(rules)
    walk.close()
  }
}

/** A field that is a list of structs: they have nodes, the list has none. */
export function structs(kind: NodeKind, rules: StructRules): FieldRule {
  return (walk) => {
    const { source } = walk
    for (let left = source.openList(); left > 0; left = source.nextElement(left)) {
      walk.open(kind, '', kind, source.begin())
      walk.struct(rules)
      walk.close()
    }
  }
}
