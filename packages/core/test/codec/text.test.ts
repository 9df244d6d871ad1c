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

/** A JSON message whose payload has a field of this name that nobody knows, be it UTF-8 or not. */
function strangerBytes(name: Uint8Array): Uint8Array {
  const start = Buffer.from('{"header":["Ping",1,1,1,1],"payload":{"')
  return Uint8Array.of(...start, ...name, ...Buffer.from('":0,"type":"ping"}}'))
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

function readStranger(name: Uint8Array): string {
  try {
    return json.decodeMessage(strangerBytes(name)).payload.type
  } catch (error) {
    return error instanceof LinkError ? error.code : String(error)
  }
}

function isMark(byte: number): boolean {
  return byte === 0x22 || byte === 0x5c
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

  const unit = fc.oneof(
    fc.constantFrom(...broken.map(bytesOf)),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }).map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 2 }),
  )

  it('by the same judgement as the platform', () => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
        const bytes = Buffer.concat(units)
        const value = { type: 'String', value: bytes.toString() }
        expect(readText(bytes)).toStrictEqual(isUtf8(bytes) ? value : 'malformed')
      }),
      { numRuns: 1000 },
    )
  })

  it('by the same judgement also where it is a name that is passed over', () => {
    // What ends a string of JSON, or begins an escape, is another matter.
    const plain = unit.filter((bytes) => bytes.every((byte) => byte >= 0x20 && !isMark(byte)))
    fc.assert(
      fc.property(fc.array(plain, { maxLength: 12 }), (units) => {
        const bytes = Buffer.concat(units)
        const outcome = readStranger(bytes)
        expect(outcome).toStrictEqual(isUtf8(bytes) ? 'ping' : 'malformed')
      }),
      { numRuns: 1000 },
    )
  })

  it.each(['é', '€', '😀', '\u07ff', '\ud7ff', '\ue000', '\u{10ffff}', '\ufeff'])(
    'a name that is passed over may hold any character: %s',
    (character) => {
      expect(readStranger(Buffer.from(character))).toBe('ping')
    },
  )
})

describe('[W6] escapes in a text of any length', () => {
  it.each([4095, 4096, 4097, 10_000])('%i of them', (count) => {
    const text = '\\n'.repeat(count)
    const decoded = json.decodeComponent(jsonBytes(Buffer.from(text)))
    const value = { type: 'String', value: '\n'.repeat(count) }
    expect(decoded.data).toStrictEqual({ type: 'Structured', fields: new Map([['v', value]]) })
    const again = json.decodeComponent(jsonBytes(Buffer.from('\\t')))
    expect(again.data).toStrictEqual({
      type: 'Structured',
      fields: new Map([['v', { type: 'String', value: '\t' }]]),
    })
    expect(decoded.data).toStrictEqual({ type: 'Structured', fields: new Map([['v', value]]) })
  })
})
