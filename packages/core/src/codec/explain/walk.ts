import type { Keywords } from '../keywords.ts'
import { TAG_FIELD } from '../wire-names.ts'
import type { ByteRole, ExplainedValue, NodeKind } from './explained-node.ts'
import { NodeBuilder, type OpenNode } from './node-builder.ts'
import type { NamedFields, WireSource } from './wire-source.ts'

/** The tag stands before the fields, which are counted without it. */
const TAG_INDEX = -1

/** Explains one field of a struct, which begins at `start`, its name included, and is called `name`. */
export type FieldRule = (walk: Walk, name: string, start: number) => void

/** What a struct's fields are, in their order. */
export interface StructRules {
  readonly fields: Keywords<number>
  readonly rules: readonly FieldRule[]
  /** That of the tag, if the struct has one. */
  readonly tag?: FieldRule
}

/** A value that holds nothing else. */
export interface Scalar<Value extends ExplainedValue> {
  readonly type: string
  readonly read: (source: WireSource) => Value
}

/** Goes through a message that was decoded before, in the order of the wire, and makes nodes of it. */
export class Walk {
  readonly source: WireSource
  readonly nodes: NodeBuilder

  constructor(source: WireSource, byteLength: number) {
    this.source = source
    this.nodes = new NodeBuilder(byteLength)
  }

  /** The node that holds what comes next. */
  get holder(): OpenNode {
    return this.nodes.current
  }

  /** Where what was read last ends. */
  get position(): number {
    return this.source.reader.position
  }

  /** Opens a node for what comes next; its value begins here, and reaches to its end. */
  open(kind: NodeKind, name: string, type: string, start: number): void {
    this.nodes.open(kind, name, type, start).valueStart = this.source.begin()
  }

  close(): void {
    this.nodes.close(this.position)
  }

  /** Makes a node of a value that holds nothing else. */
  leaf<Value extends ExplainedValue>(
    kind: NodeKind,
    name: string,
    start: number,
    scalar: Scalar<Value>,
    role?: ByteRole,
  ): Value {
    this.open(kind, name, scalar.type, start)
    const value = this.value(scalar.read, role)
    this.close()
    return value
  }

  /** Reads the current node's value. */
  value<Value extends ExplainedValue>(
    read: (source: WireSource) => Value,
    role: ByteRole = 'value',
  ): Value {
    const start = this.source.begin()
    const value = read(this.source)
    this.holder.value = value
    this.nodes.place(start, this.position)
    this.nodes.mark(role, start, this.position)
    return value
  }

  /** Reads a name or kind that belongs to the current node, and what separates it from its value. */
  name<Value>(read: (source: WireSource) => Value): Value {
    const start = this.source.begin()
    const value = read(this.source)
    this.nodes.mark('name', start, this.position)
    this.source.endName()
    return value
  }

  /** Goes through a struct that is written as the list of its fields or as a map of them. */
  struct(rules: StructRules): void {
    const { source } = this
    const { named } = source
    if (named?.isNext() === true) {
      for (let left = source.openMap(); left > 0; left = source.nextEntry(left)) {
        this.#namedField(rules, named)
      }
      return
    }
    let index = rules.tag === undefined ? 0 : TAG_INDEX
    const count = rules.rules.length - index
    for (let left = source.openFields(count); left > 0; left = source.nextField(left)) {
      this.#field(rules, index, source.begin())
      index += 1
    }
  }

  #namedField(rules: StructRules, named: NamedFields): void {
    const { source } = this
    const start = source.begin()
    const index = readFieldIndex(source, named, rules, start)
    const end = this.position
    this.nodes.mark('name', start, end)
    if (index !== undefined) {
      source.endName()
      this.#field(rules, index, start)
      return
    }
    const name = named.strangerName(start, end)
    source.endName()
    this.open('unread', name, 'unread', start)
    named.skip()
    this.close()
  }

  #field({ fields, rules, tag }: StructRules, index: number, start: number): void {
    if (index === TAG_INDEX) tag?.(this, TAG_FIELD.names[0] ?? '', start)
    else rules[index]?.(this, fields.names[index] ?? '', start)
  }
}

/** Which field's name is next; undefined if it is a stranger's. */
function readFieldIndex(
  source: WireSource,
  named: NamedFields,
  { fields, tag }: StructRules,
  start: number,
): number | undefined {
  if (tag !== undefined) {
    if (named.readKeyword(TAG_FIELD) !== undefined) return TAG_INDEX
    source.reader.position = start
  }
  return named.readKeyword(fields)
}
