import type { FieldType } from '../../protocol/value.ts'
import { COMPONENT_DATA_TYPES, FIELD_TYPES } from '../wire-names.ts'
import type { ExplainedValue } from './explained-node.ts'
import type { FieldRule, Walk } from './walk.ts'
import type { WireSource } from './wire-source.ts'

/** Explains a typed value into the current node: its type, where it lies, and what it holds. */
export function explainFieldValue(walk: Walk): void {
  const { source, holder } = walk
  if (source.isBareNext()) {
    holder.type = 'Null'
    walk.value(readBareNull)
    return
  }
  source.openVariant()
  const type = walk.name((source) => source.readVariant(FIELD_TYPES))
  holder.type = type
  if (type === 'Array' || type === 'Map') {
    const start = source.begin()
    if (type === 'Array') explainElements(walk)
    else explainNamedValues(walk, 'entry')
    walk.nodes.place(start, walk.position)
  } else {
    walk.value((source) => readScalar(source, type))
  }
  source.closeVariant()
}

function explainElements(walk: Walk): void {
  const { source } = walk
  let index = 0
  for (let left = source.openList(); left > 0; left = source.nextElement(left)) {
    walk.open('element', String(index), '', source.begin())
    explainFieldValue(walk)
    walk.close()
    index += 1
  }
}

/** Of two entries with one name both, though decoding keeps only the last. */
function explainNamedValues(walk: Walk, kind: 'field' | 'entry'): void {
  const { source } = walk
  for (let left = source.openMap(); left > 0; left = source.nextEntry(left)) {
    const start = source.begin()
    const name = walk.name(({ reader }) => reader.readName())
    walk.open(kind, name, '', start)
    explainFieldValue(walk)
    walk.close()
  }
}

/**
 * Explains a component's content into the component or change that it belongs to: typed fields
 * directly, JSON text and opaque bytes as a node of their own.
 */
export const componentData: FieldRule = (walk, name, start) => {
  const { source, holder } = walk
  source.openVariant()
  const type = walk.name((source) => source.readVariant(COMPONENT_DATA_TYPES))
  if (holder.kind === 'component') holder.type = type
  if (type === 'Structured') {
    explainNamedValues(walk, 'field')
    source.closeVariant()
  } else {
    walk.open('data', name, type, start)
    walk.value(({ reader }) => (type === 'Json' ? reader.readText() : reader.readBytes()))
    source.closeVariant()
    walk.close()
  }
}

function readBareNull(source: WireSource): null {
  source.readUnit(FIELD_TYPES)
  return null
}

function readScalar(source: WireSource, type: Exclude<FieldType, 'Array' | 'Map'>): ExplainedValue {
  const { reader } = source
  switch (type) {
    case 'F64':
      return reader.readF64()
    case 'F32':
      return reader.readF32()
    case 'U64':
      return reader.readU64()
    case 'I64':
      return reader.readI64()
    case 'Bool':
      return reader.readBool()
    case 'String':
      return reader.readText()
    case 'Bytes':
      return reader.readBytes()
    case 'Null':
      source.takeNothing()
      return null
    case 'U32':
    case 'U16':
    case 'U8':
    case 'I32':
    case 'I16':
    case 'I8':
      return source.readInteger(type)
  }
}
