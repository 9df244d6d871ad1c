import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCodec } from '../../src/codec/create-codec.ts'
import { fieldNames } from '../../src/codec/keywords.ts'
import { NameCache } from '../../src/codec/name-cache.ts'
import type { SerializedComponent } from '../../src/protocol/value.ts'
import { name } from './arbitrary.ts'
import { bytesOf, formats } from './fixtures.ts'

function componentWith(names: readonly string[]): SerializedComponent {
  const fields = new Map(names.map((field) => [field, { type: 'Null' } as const]))
  return { id: names[0] ?? '', data: { type: 'Structured', fields } }
}

describe.each(formats)('[W14] names in %s are data', (format) => {
  const codec = createCodec(format)

  it('whatever they mean to an object', () => {
    const component = componentWith(['__proto__', 'constructor', 'prototype', 'toString', '', '0'])
    const decoded = codec.decodeComponent(codec.encodeComponent(component))
    expect(decoded).toStrictEqual(component)
    expect(Object.keys(Object.prototype)).toStrictEqual([])
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('that come back whole however many there were before', () => {
    for (let round = 0; round < 4; round += 1) {
      const names = Array.from({ length: 2_000 }, (_, index) => `name-${round}-${index}`)
      const component = componentWith(names)
      expect(codec.decodeComponent(codec.encodeComponent(component))).toStrictEqual(component)
    }
  })

  it('of which numeric ones cost more the more there are: they can collide in old engines', () => {
    const flood = componentWith(
      Array.from({ length: 30_000 }, (_, index) => String(index * 32_768)),
    )
    const bytes = codec.encodeComponent(flood)
    expect(() => codec.decodeComponent(bytes)).toThrowError(
      expect.objectContaining({ code: 'limit-exceeded' }),
    )
    const many = componentWith(Array.from({ length: 20_000 }, (_, index) => String(index * 32_768)))
    expect(codec.decodeComponent(codec.encodeComponent(many))).toStrictEqual(many)
  })
})

describe('[W15] of two entries with one name the last holds', () => {
  it.each([
    ['msgpack', '92a14381aa5374727563747572656482a17681a2553801a17681a2553802'],
    [
      'json',
      Buffer.from('{"id":"C","data":{"Structured":{"v":{"U8":1},"v":{"U8":2}}}}').toString('hex'),
    ],
    [
      'bincode',
      '01000000000000004302000000020000000000000001000000000000007602000000010100000000000000760200000002',
    ],
  ] as const)('%s', (format, hex) => {
    const fields = new Map([['v', { type: 'U8', value: 2 }]])
    expect(createCodec(format).decodeComponent(bytesOf(hex)).data).toStrictEqual({
      type: 'Structured',
      fields,
    })
  })
})

describe('the name cache', () => {
  it('gives for any bytes what they are in UTF-8, in any order and number', () => {
    const encoder = new TextEncoder()
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 60 }), (names) => {
        const cache = new NameCache()
        for (const each of [...names, ...names.toReversed()]) {
          const bytes = encoder.encode(`[${each}]`)
          expect(cache.read(bytes, 1, bytes.length - 1)).toBe(each)
        }
      }),
    )
  })
})

describe('keywords', () => {
  const words = fieldNames(
    'x',
    'header',
    'payload',
    'ack_id',
    'ack_ix',
    'entity_id',
    'component_id',
  )
  const encoder = new TextEncoder()

  it('are found wherever they lie', () => {
    for (const [index, word] of words.names.entries()) {
      const bytes = encoder.encode(`<<${word}>>`)
      expect(words.find(bytes, 2, bytes.length - 2)).toBe(index)
    }
  })

  it('are not found in anything else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...words.names),
        fc.nat(),
        fc.string({ maxLength: 3 }),
        (word, at, inner) => {
          const other = word.slice(0, at % word.length) + inner + word.slice((at % word.length) + 1)
          const bytes = encoder.encode(other)
          const index = words.names.indexOf(other)
          expect(words.find(bytes, 0, bytes.length)).toBe(index < 0 ? undefined : index)
        },
      ),
    )
  })
})
