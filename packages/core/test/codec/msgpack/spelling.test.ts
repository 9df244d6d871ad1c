import { describe, expect, it } from 'vitest'
import { createCodec } from '../../../src/codec/create-codec.ts'
import type { FieldValue } from '../../../src/protocol/value.ts'
import { bytesOf, hexOf } from '../fixtures.ts'

const codec = createCodec('msgpack')
const header = '950464ccc80101'
const ack = {
  header: { messageType: 'ping', timestamp: 100n, id: 200n, sequence: 1n, schemaVersion: 1 },
  payload: { type: 'ack', ackId: 5n },
} as const

/** A component whose one field is spelled like this. */
function readField(hex: string): FieldValue | undefined {
  const bytes = bytesOf(`92a14381aa5374727563747572656481a176${hex}`)
  const { data } = codec.decodeComponent(bytes)
  return data.type === 'Structured' ? data.fields.get('v') : undefined
}

function writeField(value: FieldValue): string {
  const data = { type: 'Structured', fields: new Map([['v', value]]) } as const
  return hexOf(codec.encodeComponent({ id: 'C', data })).slice(
    '92a14381aa5374727563747572656481a176'.length,
  )
}

describe('[W3] ordinals stand for names, as in the crate', () => {
  it('as the keys of a struct that is a map', () => {
    const bytes = bytesOf(`8200${header}0182a474797065a361636b0005`)
    expect(codec.decodeMessage(bytes)).toStrictEqual(ack)
  })

  it('but never for the tag, which is no field of its own', () => {
    const bytes = bytesOf(`8200${header}018200a361636ba661636b5f696405`)
    expect(() => codec.decodeMessage(bytes)).toThrowError(
      expect.objectContaining({ code: 'malformed' }),
    )
  })
})

describe('[W3] an integer that stands for a float is rounded once', () => {
  it.each([
    ['81a3463332cf0020000020000001', { type: 'F32', value: 9007200328482816 }],
    ['81a3463332cf0020000060000000', { type: 'F32', value: 9007201402224640 }],
    ['81a3463332d3ffdfffffdfffffff', { type: 'F32', value: -9007200328482816 }],
    ['81a3463634cf0020000000000001', { type: 'F64', value: 9007199254740992 }],
    ['81a3463634d3ffdfffffffffffff', { type: 'F64', value: -9007199254740992 }],
    ['81a3463634cfffffffffffffffff', { type: 'F64', value: 2 ** 64 }],
  ])('%s', (hex, value) => {
    expect(readField(hex)).toStrictEqual(value)
  })
})

describe('[W1] an integer takes the smallest width, and the unsigned one when it is not negative', () => {
  it.each<[FieldValue, string]>([
    [{ type: 'I32', value: 127 }, '7f'],
    [{ type: 'I32', value: 128 }, 'cc80'],
    [{ type: 'I32', value: 256 }, 'cd0100'],
    [{ type: 'I32', value: 65536 }, 'ce00010000'],
    [{ type: 'I32', value: -32 }, 'e0'],
    [{ type: 'I32', value: -33 }, 'd0df'],
    [{ type: 'I32', value: -129 }, 'd1ff7f'],
    [{ type: 'I32', value: -32769 }, 'd2ffff7fff'],
    [{ type: 'I64', value: -2147483649n }, 'd3ffffffff7fffffff'],
    [{ type: 'U64', value: 4294967295n }, 'ceffffffff'],
    [{ type: 'U64', value: 4294967296n }, 'cf0000000100000000'],
  ])('%o', (value, hex) => {
    expect(writeField(value).endsWith(hex)).toBe(true)
    expect(readField(writeField(value))).toStrictEqual(value)
  })
})

describe('[W1] lengths beyond one byte', () => {
  it.each([15, 16, 0xffff, 0x1_0000])('an array of %i elements comes back', (count) => {
    const nothing: FieldValue = { type: 'Null' }
    const value: FieldValue = { type: 'Array', value: Array.from({ length: count }, () => nothing) }
    expect(readField(writeField(value))).toStrictEqual(value)
  })

  it.each([31, 32, 0xff, 0x100, 0xffff, 0x1_0000])('a text of %i bytes comes back', (length) => {
    const value = { type: 'String', value: 'x'.repeat(length) } as const
    expect(readField(writeField(value))).toStrictEqual(value)
  })

  it('a map of 70,000 entries comes back', () => {
    const entries = Array.from(
      { length: 70_000 },
      (_, index) => [`k${index}`, { type: 'Null' }] as const,
    )
    const value = { type: 'Map', value: new Map(entries) } as const
    expect(readField(writeField(value))).toStrictEqual(value)
  })
})

describe('[W7] what follows a message', () => {
  it('is not looked at', () => {
    const bytes = bytesOf(`92${header}92a361636b05c1ffff`)
    expect(codec.decodeMessage(bytes)).toStrictEqual(ack)
  })
})
