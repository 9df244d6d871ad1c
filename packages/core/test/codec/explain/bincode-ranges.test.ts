import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Explainer } from '../../../src/codec/explain/explain.ts'
import type { ExplainedNode } from '../../../src/codec/explain/explained-node.ts'
import {
  COMPRESSION_TYPES,
  FIELD_TYPES,
  HEADER_NAMES,
  HEADER_TYPES,
} from '../../../src/codec/wire-names.ts'
import { message } from '../arbitrary.ts'
import { bytesOf, codecs, hexOf, vectors } from '../fixtures.ts'
import { bytesOfPayload, find, moved } from './messages.ts'
import { nodesOf } from './tree-faults.ts'

const explainer = new Explainer('bincode')

/** What a leaf's range says by its type alone, and where that ends: a reader apart from the codec's. */
function readLeaf(bytes: Buffer, { kind, name, type, valueStart: at }: ExplainedNode): unknown[] {
  switch (type) {
    case 'U8':
      return [bytes.readUInt8(at), at + 1]
    case 'U16':
      return [bytes.readUInt16LE(at), at + 2]
    case 'U32':
    case 'u32':
      return [bytes.readUInt32LE(at), at + 4]
    case 'U64':
    case 'u64':
      return [bytes.readBigUInt64LE(at), at + 8]
    case 'I8':
      return [bytes.readInt8(at), at + 1]
    case 'I16':
      return [bytes.readInt16LE(at), at + 2]
    case 'I32':
      return [bytes.readInt32LE(at), at + 4]
    case 'I64':
      return [bytes.readBigInt64LE(at), at + 8]
    case 'F32':
      return [bytes.readFloatLE(at), at + 4]
    case 'F64':
    case 'f64':
      return [bytes.readDoubleLE(at), at + 8]
    case 'Bool':
    case 'bool':
      return [bytes.readUInt8(at) === 1, at + 1]
    case 'Null':
      return [bytes.readUInt32LE(at) === 0 ? null : undefined, at + 4]
    case 'Bytes':
    case 'Binary': {
      const end = endOfLength(bytes, at)
      return [Uint8Array.from(bytes.subarray(at + 8, end)), end]
    }
    case 'name':
      if (kind === 'property') return [ordinalName(name, bytes.readUInt32LE(at)), at + 4]
      return readText(bytes, at)
    default:
      return readText(bytes, at)
  }
}

function endOfLength(bytes: Buffer, at: number): number {
  return at + 8 + Number(bytes.readBigUInt64LE(at))
}

function readText(bytes: Buffer, at: number): unknown[] {
  const end = endOfLength(bytes, at)
  return [bytes.toString('utf8', at + 8, end), end]
}

function ordinalName(property: string, ordinal: number): string | undefined {
  if (property === 'field_type') return FIELD_TYPES.names[ordinal]
  if (property === 'compression') return COMPRESSION_TYPES.names[ordinal]
  const header = HEADER_TYPES.names[ordinal]
  return Object.entries(HEADER_NAMES).find(([, name]) => name === header)?.[0]
}

/** What a range begins with, for what has its name before its value. */
const NAMED = new Set(['field', 'entry', 'component', 'schema', 'schema-field'])

function spaced(hex: string): string {
  return hex.replaceAll(' ', '')
}

/** The nodes whose ranges are not what an independent reader finds there. */
function strangeRanges(bytes: Uint8Array): ExplainedNode[] {
  const buffer = Buffer.from(bytes)
  return nodesOf(explainer.explain(bytes).root).filter((node) => !isExact(buffer, node))
}

function isExact(bytes: Buffer, node: ExplainedNode): boolean {
  const { kind, name, type, value, start, end, valueStart, valueEnd } = node
  if (NAMED.has(kind) && readText(bytes, start)[0] !== name) return false
  // Before an element there is only its type.
  if (kind === 'element' && valueStart - start !== (type === 'Null' ? 0 : 4)) return false
  if (value === undefined) return true
  return end === valueEnd && isDeepStrictEqual(readLeaf(bytes, node), [value, valueEnd])
}

describe('[X3] a range of bincode is one value, by an independent reader', () => {
  const own = vectors.filter(({ format, kind }) => format === 'bincode' && kind === 'message')

  it.each(own)('$name', ({ hex }) => {
    expect(strangeRanges(bytesOf(hex))).toStrictEqual([])
  })

  it('for any message', () => {
    fc.assert(
      fc.property(message({ nonFinite: true, negativeZero: true }), (value) => {
        expect(strangeRanges(codecs.bincode.encodeMessage(value))).toStrictEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('of a change, byte by byte', () => {
    const bytes = bytesOfPayload(moved, 'bincode')
    const explanation = explainer.explain(bytes)
    const x = find(explanation, 'change.Position.x')
    const y = find(explanation, 'change.Position.y')
    expect(hexOf(bytes.subarray(x.start, x.end))).toBe(
      spaced('0100000000000000 78 00 0a000000 331bbf44'),
    )
    expect(hexOf(bytes.subarray(x.valueStart, x.valueEnd))).toBe('331bbf44')
    expect(hexOf(bytes.subarray(y.start, y.end))).toBe(
      spaced('0100000000000000 79 01 0a000000 71ad2044 0a000000 33032144'),
    )
    const [, before] = y.children
    expect(before).toMatchObject({ kind: 'old-value', type: 'F32', start: y.start + 9 })
    expect(hexOf(bytes.subarray(before!.valueStart, before!.valueEnd))).toBe('71ad2044')
    const { start } = x.parent!
    expect(hexOf(bytes.subarray(start, x.start))).toBe(
      spaced('0e00000000000000 6669656c64735f75706461746564 d6000000') +
        spaced('0800000000000000 506f736974696f6e 0200000000000000'),
    )
  })
})

describe('[X6] what follows a message of bincode', () => {
  it('is a node that nobody read', () => {
    const bytes = Uint8Array.of(...bytesOfPayload({ type: 'ping' }, 'bincode'), 1, 2, 3)
    const { root } = explainer.explain(bytes)
    expect(root).toMatchObject({ end: bytes.length, valueEnd: bytes.length - 3 })
    expect(root.children.at(-1)).toMatchObject({
      kind: 'unread',
      name: 'rest',
      start: bytes.length - 3,
      end: bytes.length,
    })
  })
})
