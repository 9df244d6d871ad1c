import { decodeMulti } from '@msgpack/msgpack'
import { describe, expect, it } from 'vitest'
import { explain } from '../../../src/codec/explain/explain.ts'
import type { ExplainedNode } from '../../../src/codec/explain/explained-node.ts'
import { bytesOf, hexOf, variants, vectors } from '../fixtures.ts'
import { bytesOfPayload, explainText, find, mixed, moved } from './messages.ts'
import { nodesOf } from './tree-faults.ts'

const readable = [
  ...vectors.filter((vector) => vector.decodes),
  ...variants.filter((variant) => variant.accepted),
].filter(({ kind }) => kind === 'message')

/** The MessagePack values that lie in a range, by an independent library. */
function packedValues(bytes: Uint8Array, start: number, end: number): unknown[] {
  return [...decodeMulti(bytes.subarray(start, end), { useBigInt64: true })]
}

/** What stands for a value on the wire: bytes are a list of integers there. */
function plain({ type, value }: ExplainedNode): unknown {
  if (value instanceof Uint8Array) return [...value]
  return type === 'F32' || type === 'F64' || typeof value === 'bigint' ? Number(value) : value
}

/** What the library or platform read, in the type that the protocol reads it in. */
function read({ type }: ExplainedNode, value: unknown): unknown {
  if (type === 'F32') return Math.fround(Number(value))
  if (Array.isArray(value)) return value.map(Number)
  return typeof value === 'bigint' ? Number(value) : value
}

/** Enums may be spelled otherwise than they are called. */
function isSpelledAsCalled(node: ExplainedNode): boolean {
  return node.value !== undefined && node.type !== 'name' && node.type !== 'Null'
}

/** Whether a range is one value, or one and its name. */
function isPackedNode(bytes: Uint8Array, { start, end, parent }: ExplainedNode): boolean {
  return parent === undefined || packedValues(bytes, start, end).length <= 2
}

function isWrittenNode(text: string, { start, valueStart }: ExplainedNode): boolean {
  const isNamed = text.startsWith('"') && start < valueStart
  try {
    JSON.parse(isNamed ? `{${text}}` : text)
    return true
  } catch {
    return false
  }
}

describe('[X3] a range is one value, with its name if that is written, by an independent reader', () => {
  const packed = readable.filter(({ format }) => format === 'msgpack')
  const written = readable.filter(({ format }) => format === 'json')

  it.each(packed)('msgpack $name', ({ hex }) => {
    const bytes = bytesOf(hex)
    const nodes = nodesOf(explain(bytes, 'msgpack').root).filter(({ name }) => name !== 'rest')
    expect(nodes.filter((node) => !isPackedNode(bytes, node))).toStrictEqual([])
    for (const node of nodes.filter(isSpelledAsCalled)) {
      const values = packedValues(bytes, node.valueStart, node.valueEnd)
      expect(values.map((value) => read(node, value))).toStrictEqual([plain(node)])
    }
  })

  it.each(written)('json $name', ({ hex }) => {
    const bytes = bytesOf(hex)
    const nodes = nodesOf(explain(bytes, 'json').root)
    const textOf = (start: number, end: number): string =>
      new TextDecoder().decode(bytes.subarray(start, end))
    const broken = nodes.filter((node) => !isWrittenNode(textOf(node.start, node.end), node))
    expect(broken).toStrictEqual([])
    for (const node of nodes.filter(isSpelledAsCalled)) {
      const value: unknown = JSON.parse(textOf(node.valueStart, node.valueEnd))
      expect(read(node, value)).toStrictEqual(plain(node))
    }
  })
})

describe('[X3] a field is told from its value', () => {
  it('of a change of MessagePack, byte by byte', () => {
    const bytes = bytesOfPayload(moved, 'msgpack')
    const explanation = explain(bytes, 'msgpack')
    const x = find(explanation, 'change.Position.x')
    expect(hexOf(bytes.subarray(x.start, x.end))).toBe('93a178c081a3463332ca44bf1b33')
    expect(hexOf(bytes.subarray(x.valueStart, x.valueEnd))).toBe('ca44bf1b33')
    const { start, end } = x.parent!
    expect(hexOf(bytes.subarray(start, x.start))).toBe(
      '94ae6669656c64735f75706461746564ccd6a8506f736974696f6e92',
    )
    expect(end).toBe(find(explanation, 'change.Position.y').end)
  })

  it('of a list and a map, which are values as a whole', () => {
    const text = new TextDecoder().decode(bytesOfPayload(mixed, 'json'))
    const explanation = explainText(text)
    const slots = find(explanation, 'entity.Bag.slots')
    expect(text.slice(slots.start, slots.end)).toBe(
      '"slots":{"Array":[{"U8":3},{"Map":{"gold":{"I64":-4}}}]}',
    )
    expect(text.slice(slots.valueStart, slots.valueEnd)).toBe(
      '[{"U8":3},{"Map":{"gold":{"I64":-4}}}]',
    )
    const [, map] = slots.children
    expect(text.slice(map!.valueStart, map!.valueEnd)).toBe('{"gold":{"I64":-4}}')
  })

  it('of a change of JSON, with its keys', () => {
    const text = new TextDecoder().decode(bytesOfPayload(moved, 'json'))
    const explanation = explainText(text)
    const x = find(explanation, 'change.Position.x')
    expect(text.slice(x.start, x.end)).toBe(
      '{"field_id":"x","old_value":null,"new_value":{"F32":1528.85}}',
    )
    expect(text.slice(x.valueStart, x.valueEnd)).toBe('1528.85')
    const id = find(explanation, 'change.Position.entity_id')
    expect(text.slice(id.start, id.end)).toBe('"entity_id":214')
    expect(text.slice(id.valueStart, id.valueEnd)).toBe('214')
    const header = find(explanation, 'header')
    expect(text.slice(header.start, header.start + 12)).toBe('"header":{"m')
    expect(text.slice(header.valueStart, header.valueStart + 3)).toBe('{"m')
  })
})
