import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCodec } from '../../src/codec/create-codec.ts'
import { LinkError } from '../../src/error.ts'
import { bytesOf } from './fixtures.ts'

const msgpack = createCodec('msgpack')
const json = createCodec('json')

/** A component whose one field is a text of these bytes, be they UTF-8 or not. */
function msgpackBytes(text: Uint8Array): Uint8Array {
  const start = bytesOf('92a14381aa5374727563747572656481a17681a6537472696e67da')
  return Uint8Array.of(...start, text.length >> 8, text.length & 0xff, ...text)
}

function jsonBytes(text: Uint8Array): Uint8Array {
  const start = Buffer.from('{"id":"C","data":{"Structured":{"v":{"String":"')
  return Uint8Array.of(...start, ...text, ...Buffer.from('"}}}}'))
}

/** The text that was read, or the code of the error. */
function readText(bytes: Uint8Array): unknown {
  try {
    const { data } = msgpack.decodeComponent(msgpackBytes(bytes))
    return data.type === 'Structured' ? data.fields.get('v') : undefined
  } catch (error) {
    return error instanceof LinkError ? error.code : error
  }
}

const broken = ['ff', '80', 'c3', 'c328', 'c080', 'e282', 'eda080', 'edb080', 'f09f98', 'f4908080']

describe('[W6] a text is UTF-8, or it is refused', () => {
  it.each(broken)('%s, alone and within a longer text', (hex) => {
    for (const around of [0, 5, 200]) {
      const filler = new Uint8Array(around).fill(0x61)
      const text = Uint8Array.from(Buffer.concat([filler, bytesOf(hex), filler]))
      expect(() => msgpack.decodeComponent(msgpackBytes(text))).toThrowError(
        expect.objectContaining({ code: 'malformed', offset: 29 }),
      )
      expect(() => json.decodeComponent(jsonBytes(text))).toThrowError(
        expect.objectContaining({ code: 'malformed' }),
      )
    }
  })

  it('by the same judgement as the platform', () => {
    const unit = fc.oneof(
      fc.constantFrom(...broken.map(bytesOf)),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 2 }),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const bytes = Buffer.concat(units)
        const value = { type: 'String', value: bytes.toString() }
        expect(readText(bytes)).toStrictEqual(isUtf8(bytes) ? value : 'malformed')
      }),
      { numRuns: 1000 },
    )
  })
})
