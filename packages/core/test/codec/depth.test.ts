import { describe, expect, it } from 'vitest'
import { createCodec } from '../../src/codec/create-codec.ts'
import type { FieldValue } from '../../src/protocol/value.ts'
import { nested, nestedBytes } from './nested.ts'

const notWritten = expect.objectContaining({ code: 'limit-exceeded' })
const tooDeep = expect.objectContaining({ code: 'limit-exceeded', offset: expect.any(Number) })

describe.each([
  ['msgpack', 507],
  ['json', 59],
  ['bincode', 507],
] as const)(
  '[W12] %s goes as deep as the crate does, or as safely as it can',
  (format, deepest) => {
    const codec = createCodec(format)

    it(`${deepest} lists within each other in a snapshot are written and read`, () => {
      const message = nested(deepest)
      const bytes = codec.encodeMessage(message)
      expect(bytes).toStrictEqual(nestedBytes(format, deepest))
      expect(codec.encodeMessage(codec.decodeMessage(bytes))).toStrictEqual(bytes)
    })

    it('one more is neither written nor read', () => {
      expect(() => codec.encodeMessage(nested(deepest + 1))).toThrowError(notWritten)
      expect(() => codec.decodeMessage(nestedBytes(format, deepest + 1))).toThrowError(tooDeep)
    })

    it('a hundred thousand end in the same error, not in that of the stack', () => {
      expect(() => codec.decodeMessage(nestedBytes(format, 100_000))).toThrowError(tooDeep)
    })

    it('a value that holds itself is not written', () => {
      const value: FieldValue[] = []
      const endless: FieldValue = { type: 'Array', value }
      value.push(endless)
      const data = { type: 'Structured', fields: new Map([['v', endless]]) } as const
      expect(() => codec.encodeComponent({ id: 'C', data })).toThrowError(notWritten)
      expect(codec.decodeMessage(codec.encodeMessage(nested(2)))).toStrictEqual(nested(2))
    })

    it('a lower limit counts the containers of the message itself', () => {
      const bytes = codec.encodeMessage(nested(1))
      expect(createCodec(format, { maxDepth: 10 }).decodeMessage(bytes)).toStrictEqual(nested(1))
      expect(() => createCodec(format, { maxDepth: 9 }).decodeMessage(bytes)).toThrowError(tooDeep)
    })

    it('a higher limit does not lift that of the format', () => {
      const open = createCodec(format, { maxDepth: 1_000_000 })
      expect(() => open.decodeMessage(nestedBytes(format, deepest + 1))).toThrowError(tooDeep)
    })
  },
)

describe.each([
  ['msgpack', '\u0082\u00a8stranger', '\u0091'],
  ['json', '{"stranger":', '['],
] as const)('[W12] what a struct of %s does not know', (format, open, list) => {
  it('is no deeper', () => {
    const bytes = Uint8Array.from(Buffer.from(open + list.repeat(100_000), 'latin1'))
    expect(() => createCodec(format).decodeMessage(bytes)).toThrowError(tooDeep)
  })
})
