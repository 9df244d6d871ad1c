import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FieldValue } from '../../src/protocol/value.ts'
import { formatJson, parseJson } from '../../src/world/json-text.ts'
import { plainText } from './canonical.ts'

function nested(levels: number): string {
  return '['.repeat(levels) + ']'.repeat(levels)
}

/** The value as JavaScript's own parser would give it. */
function plain(value: FieldValue): unknown {
  switch (value.type) {
    case 'Null':
      return null
    case 'Array':
      return value.value.map(plain)
    case 'Map':
      return Object.fromEntries(Array.from(value.value, ([key, entry]) => [key, plain(entry)]))
    default:
      return typeof value.value === 'bigint' ? Number(value.value) : value.value
  }
}

const jsonValue: fc.Arbitrary<FieldValue> = fc.letrec<{ value: FieldValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constant<FieldValue>({ type: 'Null' }),
    fc.boolean().map((value): FieldValue => ({ type: 'Bool', value })),
    fc.string({ unit: 'binary' }).map((value): FieldValue => ({ type: 'String', value })),
    fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n).map((value): FieldValue => ({ type: 'I64', value })),
    fc.bigInt(2n ** 63n, 2n ** 64n - 1n).map((value): FieldValue => ({ type: 'U64', value })),
    fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value): FieldValue => ({ type: 'F64', value })),
    fc.integer().map((value): FieldValue => ({ type: 'F64', value })),
    fc.array(tie('value')).map((value): FieldValue => ({ type: 'Array', value })),
    fc
      .array(fc.tuple(fc.oneof(fc.constant('__proto__'), fc.string()), tie('value')))
      .map((entries): FieldValue => ({ type: 'Map', value: new Map(entries) })),
  ),
})).value

describe('[D16] the JSON of a component', () => {
  it('is read as JavaScript reads it', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(plainText(plain(parseJson(text)))).toBe(plainText(JSON.parse(text)))
      }),
    )
  })

  it('is written so that it reads back the same, each number with its type', () => {
    fc.assert(
      fc.property(jsonValue, (value) => {
        expect(plainText(parseJson(formatJson(value)))).toBe(plainText(value))
      }),
    )
  })

  it.each<[string, FieldValue]>([
    ['1', { type: 'I64', value: 1n }],
    ['-0', { type: 'F64', value: -0 }],
    ['1.0', { type: 'F64', value: 1 }],
    ['18446744073709551615', { type: 'U64', value: 2n ** 64n - 1n }],
    ['18446744073709551616', { type: 'F64', value: 2 ** 64 }],
    ['-9223372036854775809', { type: 'F64', value: -(2 ** 63) }],
    [`1${'0'.repeat(400)}`, { type: 'F64', value: Number.POSITIVE_INFINITY }],
  ])('reads the number %s', (text, value) => {
    expect(parseJson(text)).toEqual(value)
  })

  it.each([
    '',
    '{',
    '[1,]',
    '{"a":1,}',
    '{"a" 1}',
    '{a:1}',
    "'a'",
    '"a',
    '"\n"',
    '"\\x"',
    '01',
    '1.',
    '.5',
    '+1',
    'NaN',
    'nul',
    'truefalse',
    '1 2',
    '[1',
    '\u00a01',
  ])('refuses %j, as JavaScript does', (text) => {
    expect(() => JSON.parse(text)).toThrowError(SyntaxError)
    expect(() => parseJson(text)).toThrowError(expect.objectContaining({ code: 'malformed' }))
  })

  it('is refused past 127 levels, before the stack is', () => {
    expect(parseJson(nested(127)).type).toBe('Array')
    for (const text of [nested(128), '['.repeat(1_000_000), '{"a":'.repeat(1_000_000)]) {
      expect(() => parseJson(text)).toThrowError(expect.objectContaining({ code: 'malformed' }))
    }
  })
})
