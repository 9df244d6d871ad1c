import { describe, expect, it } from 'vitest'
import type { Format } from '../../src/codec/codec.ts'
import { createCodec } from '../../src/codec/create-codec.ts'
import { createMessage, createSnapshotPayload } from '../../src/protocol/create-message.ts'
import type { Message } from '../../src/protocol/message.ts'
import type { FieldValue } from '../../src/protocol/value.ts'

const tooDeep = expect.objectContaining({ code: 'limit-exceeded' })

/** A snapshot that holds lists within each other, the innermost one empty. */
function nested(lists: number): Message {
  let value: FieldValue = { type: 'Array', value: [] }
  for (let depth = 1; depth < lists; depth += 1) value = { type: 'Array', value: [value] }
  const fields = new Map([['v', value]])
  const entities = [
    { id: 1, components: [{ id: 'C', data: { type: 'Structured', fields } as const }] },
  ]
  return createMessage(createSnapshotPayload(entities, 0), {
    timestamp: 1n,
    sequence: 1n,
    schemaVersion: 1,
  })
}

/** How a list begins that holds one list, how an empty one is written, and how a list ends. */
const LIST: Readonly<Record<Format, Readonly<Record<'open' | 'empty' | 'close', Buffer>>>> = {
  msgpack: {
    open: Buffer.from('81a5417272617991', 'hex'),
    empty: Buffer.from('81a5417272617990', 'hex'),
    close: Buffer.alloc(0),
  },
  json: {
    open: Buffer.from('{"Array":['),
    empty: Buffer.from('{"Array":[]}'),
    close: Buffer.from(']}'),
  },
  bincode: {
    open: Buffer.from('0e0000000100000000000000', 'hex'),
    empty: Buffer.from('0e0000000000000000000000', 'hex'),
    close: Buffer.alloc(0),
  },
}

/** The bytes of such a snapshot, however deep: a deep list is put in the place of an empty one. */
function nestedBytes(format: Format, lists: number): Uint8Array {
  const bytes = Buffer.from(createCodec(format).encodeMessage(nested(1)))
  const { open, empty, close } = LIST[format]
  const at = bytes.indexOf(empty)
  return Uint8Array.from([
    ...bytes.subarray(0, at),
    ...Array.from({ length: lists - 1 }, () => [...open]).flat(),
    ...empty,
    ...Array.from({ length: lists - 1 }, () => [...close]).flat(),
    ...bytes.subarray(at + empty.length),
  ])
}

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
      expect(() => codec.encodeMessage(nested(deepest + 1))).toThrowError(tooDeep)
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
      expect(() => codec.encodeComponent({ id: 'C', data })).toThrowError(tooDeep)
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
