import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { FieldValue } from '../../../src/protocol/value.ts'
import type { DecodeLimits } from '../../../src/codec/limits.ts'
import { createCodec } from '../../../src/codec/create-codec.ts'
import { message } from '../arbitrary.ts'
import { bytesOf, codecs, hexOf } from '../fixtures.ts'

const codec = codecs.bincode
/** A component `C` whose one field `v` comes next. */
const start = '010000000000000043020000000100000000000000010000000000000076'
const malformed = expect.objectContaining({ code: 'malformed', offset: expect.any(Number) })

function readField(hex: string): FieldValue | undefined {
  const { data } = codec.decodeComponent(bytesOf(start + hex))
  return data.type === 'Structured' ? data.fields.get('v') : undefined
}

function writeField(value: FieldValue): string {
  const data = { type: 'Structured', fields: new Map([['v', value]]) } as const
  return hexOf(codec.encodeComponent({ id: 'C', data })).slice(start.length)
}

describe('[W1] a value of bincode is the ordinal of its type and its bytes, little-endian', () => {
  it.each<[FieldValue, string]>([
    [{ type: 'Null' }, '00000000'],
    [{ type: 'Bool', value: true }, '0100000001'],
    [{ type: 'U8', value: 200 }, '02000000c8'],
    [{ type: 'U16', value: 0x1234 }, '030000003412'],
    [{ type: 'U32', value: 0xfedcba98 }, '0400000098badcfe'],
    [{ type: 'U64', value: 0xfedc_ba98_7654_3210n }, '050000001032547698badcfe'],
    [{ type: 'I8', value: -2 }, '06000000fe'],
    [{ type: 'I16', value: -2 }, '07000000feff'],
    [{ type: 'I32', value: -2 }, '08000000feffffff'],
    [{ type: 'I64', value: -2n }, '09000000feffffffffffffff'],
    [{ type: 'F32', value: 1.5 }, '0a0000000000c03f'],
    [{ type: 'F64', value: -0 }, '0b0000000000000000000080'],
    [{ type: 'String', value: 'é' }, '0c0000000200000000000000c3a9'],
    [{ type: 'Bytes', value: Uint8Array.of(1, 200) }, '0d000000020000000000000001c8'],
    [{ type: 'Array', value: [{ type: 'Null' }] }, '0e000000010000000000000000000000'],
    [
      { type: 'Map', value: new Map([['k', { type: 'U8', value: 1 }]]) },
      '0f000000010000000000000001000000000000006b0200000001',
    ],
  ])('%o', (value, hex) => {
    expect(writeField(value)).toBe(hex)
    expect(readField(hex)).toStrictEqual(value)
  })
})

describe('[W4] bincode has one spelling for each value', () => {
  it.each([
    ['a boolean of two', '0100000002'],
    ['an ordinal of no type', '1000000000'],
    ['an ordinal of no type in four bytes', 'ffffffff'],
    ['a text that is no UTF-8', '0c0000000100000000000000ff'],
    ['a text that is cut short', '0c000000020000000000000061'],
  ])('%s is refused', (_what, hex) => {
    expect(() => readField(hex)).toThrowError(malformed)
  })

  it.each([
    ['an option of two', '0100000000000000780200000000'],
    ['a change of no kind', undefined],
  ])('%s is refused', (_what, field) => {
    const tag = field === undefined ? 'fields_updates' : 'fields_updated'
    const change = `0e00000000000000${Buffer.from(tag).toString('hex')}0100000001000000000000004301`
    const bytes = bytesOf(`0100000000000000${change}00000000000000${field ?? ''}${'00'.repeat(30)}`)
    expect(() => codec.decodeDelta(bytes)).toThrowError(
      expect.objectContaining({ code: 'malformed', offset: field === undefined ? 8 : 60 }),
    )
  })

  it('a payload whose tag is spelled as in the header is refused', () => {
    const bytes = bytesOf(`04000000${'00'.repeat(28)}0400000000000000${'50696e67'}`)
    expect(() => codec.decodeMessage(bytes)).toThrowError(malformed)
  })
})

describe('[W7] what follows a message of bincode', () => {
  it('is not looked at', () => {
    const bytes = bytesOf(`04000000${'00'.repeat(28)}0400000000000000${'70696e67'}ffff`)
    expect(codec.decodeMessage(bytes).payload).toStrictEqual({ type: 'ping' })
  })
})

function leastLimit(
  name: keyof DecodeLimits,
  bytes: Uint8Array,
  format: 'msgpack' | 'bincode',
): number {
  let low = 1
  let high = 100_000
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isRead(bytes, format, { [name]: middle })) high = middle
    else low = middle + 1
  }
  return low
}

function isRead(
  bytes: Uint8Array,
  format: 'msgpack' | 'bincode',
  limits: Partial<DecodeLimits>,
): boolean {
  try {
    createCodec(format, limits).decodeMessage(bytes)
    return true
  } catch {
    return false
  }
}

describe('[W11] a message costs in bincode what it costs in MessagePack', () => {
  it('elements and depth alike', () => {
    fc.assert(
      fc.property(message({ nonFinite: true, negativeZero: true }), (value) => {
        for (const name of ['maxElements', 'maxDepth'] as const) {
          const least = leastLimit(name, codecs.msgpack.encodeMessage(value), 'msgpack')
          expect(leastLimit(name, codec.encodeMessage(value), 'bincode')).toBe(least)
        }
      }),
      { numRuns: 30 },
    )
  })
})
