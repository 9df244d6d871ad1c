import { describe, expect, it } from 'vitest'
import type { Codec, Format } from '../../src/codec/codec.ts'
import { createCodec } from '../../src/codec/create-codec.ts'
import { BinarySerializer } from '../../src/codec/binary-serializer.ts'
import { createMessage } from '../../src/protocol/create-message.ts'
import type { FieldValue, SerializedComponent } from '../../src/protocol/value.ts'
import { formats } from './fixtures.ts'

const stamp = { timestamp: 1n, sequence: 1n, schemaVersion: 1 }

function componentOf(value: FieldValue): SerializedComponent {
  return { id: 'C', data: { type: 'Structured', fields: new Map([['v', value]]) } }
}

function writeError(codec: Codec, value: FieldValue): unknown {
  try {
    codec.encodeComponent(componentOf(value))
  } catch (error) {
    return error
  }
  return undefined
}

describe.each(formats)('writing %s', (format) => {
  const codec = createCodec(format)

  it.each<FieldValue>([
    { type: 'U8', value: 256 },
    { type: 'U8', value: -1 },
    { type: 'U8', value: 1.5 },
    { type: 'U8', value: NaN },
    { type: 'U16', value: 65_536 },
    { type: 'U32', value: 2 ** 32 },
    { type: 'U32', value: -1 },
    { type: 'U32', value: Infinity },
    { type: 'I8', value: 128 },
    { type: 'I8', value: -129 },
    { type: 'I16', value: 32_768 },
    { type: 'I16', value: -32_769 },
    { type: 'I32', value: 2 ** 31 },
    { type: 'I32', value: -(2 ** 31) - 1 },
    { type: 'I32', value: 0.5 },
    { type: 'U64', value: -1n },
    { type: 'U64', value: 2n ** 64n },
    { type: 'I64', value: 2n ** 63n },
    { type: 'I64', value: -(2n ** 63n) - 1n },
    // Without types, a number is easily given where a bigint is due.
    { type: 'U64', value: 7 } as never,
    { type: 'U64', value: 2 ** 60 } as never,
    { type: 'I64', value: -7 } as never,
    { type: 'I64', value: undefined } as never,
  ])('[W5] a number that does not fit its type is refused: $type $value', (value) => {
    expect(writeError(codec, value)).toMatchObject({ name: 'LinkError', code: 'invalid-value' })
  })

  it('[W5] so is an id or a count that is no unsigned integer', () => {
    for (const entityId of [-1, 1.5, 2 ** 32, NaN]) {
      expect(() =>
        codec.encodeDelta({
          changes: [{ type: 'entity_added', entityId }],
          timestamp: 0,
          baseTimestamp: 0,
        }),
      ).toThrowError(expect.objectContaining({ code: 'invalid-value' }))
    }
    expect(() =>
      codec.encodeMessage(createMessage({ type: 'error', code: -1, message: '' }, stamp)),
    ).toThrowError(expect.objectContaining({ code: 'invalid-value' }))
  })

  it.each(['\ud83d', '\ude00', 'a\ud83db', '\ude00\ud83d', '\ud83d'.repeat(300)])(
    '[W6] a lone surrogate cannot be written: %j',
    (text) => {
      expect(writeError(codec, { type: 'String', value: text })).toMatchObject({
        code: 'unrepresentable',
      })
      expect(() =>
        codec.encodeComponent({ id: text, data: { type: 'Json', text: '' } }),
      ).toThrowError(expect.objectContaining({ code: 'unrepresentable' }))
    },
  )

  it('[W6] a mark of byte order is a character like any other', () => {
    const component = componentOf({ type: 'String', value: '\ufeffbyte order' })
    expect(codec.decodeComponent(codec.encodeComponent(component))).toStrictEqual(component)
  })

  it('[W6] long texts of every width come back', () => {
    for (const unit of ['a', 'é', '€', '😀', 'aé€😀']) {
      for (const length of [1, 9, 31, 127, 128, 5_000]) {
        const component = componentOf({ type: 'String', value: unit.repeat(length) })
        expect(codec.decodeComponent(codec.encodeComponent(component))).toStrictEqual(component)
      }
    }
  })

  it('[W16] what was written before stays as it was, and what failed leaves no trace', () => {
    const first = codec.encodeComponent(componentOf({ type: 'String', value: 'first' }))
    const copy = first.slice()
    const value: FieldValue[] = [
      { type: 'String', value: 'x'.repeat(9_000) },
      { type: 'U8', value: 300 },
    ]
    expect(writeError(codec, { type: 'Array', value })).toBeDefined()
    const second = codec.encodeComponent(componentOf({ type: 'String', value: 'second' }))
    expect(first).toStrictEqual(copy)
    expect(codec.decodeComponent(second)).toStrictEqual(
      componentOf({ type: 'String', value: 'second' }),
    )
    expect(first.buffer.byteLength).toBe(first.byteLength)
  })

  it('[W16] decoded bytes are not those of the input', () => {
    const component = componentOf({ type: 'Bytes', value: Uint8Array.of(1, 2, 200) })
    const input = Buffer.from(codec.encodeComponent(component))
    const decoded = codec.decodeComponent(input)
    input.fill(0)
    expect(decoded).toStrictEqual(component)
  })

  it('[W16] a message of many megabytes comes back, and the next one too', () => {
    const big = componentOf({ type: 'String', value: 'é'.repeat(2_000_000) })
    expect(codec.decodeComponent(codec.encodeComponent(big))).toStrictEqual(big)
    const small = componentOf({ type: 'Null' })
    expect(codec.decodeComponent(codec.encodeComponent(small))).toStrictEqual(small)
  })

  it('[W1] the serializer under the crate’s names writes and reads the same', () => {
    const serializer = new BinarySerializer(format)
    const message = createMessage({ type: 'ack', ackId: 5n }, stamp)
    const snapshot = { entities: [{ id: 1, components: [] }], timestamp: 1.5, version: '1' }
    const delta = { changes: [], timestamp: 1.5, baseTimestamp: 1 }
    const component = componentOf({ type: 'Null' })
    expect(serializer.format).toBe(format)
    expect(serializer.serializeMessage(message)).toStrictEqual(codec.encodeMessage(message))
    expect(serializer.serializeSnapshot(snapshot)).toStrictEqual(codec.encodeSnapshot(snapshot))
    expect(serializer.serializeDelta(delta)).toStrictEqual(codec.encodeDelta(delta))
    expect(serializer.serializeComponent(component)).toStrictEqual(codec.encodeComponent(component))
    expect(serializer.deserializeMessage(codec.encodeMessage(message))).toStrictEqual(message)
    expect(serializer.deserializeSnapshot(codec.encodeSnapshot(snapshot))).toStrictEqual(snapshot)
    expect(serializer.deserializeDelta(codec.encodeDelta(delta))).toStrictEqual(delta)
    expect(serializer.deserializeComponent(codec.encodeComponent(component))).toStrictEqual(
      component,
    )
  })

  it.each([0, -1, 1.5, NaN, Infinity])('[W11] %d is no limit', (limit) => {
    for (const limits of [{ maxBytes: limit }, { maxElements: limit }, { maxDepth: limit }]) {
      expect(() => createCodec(format, limits)).toThrowError(
        expect.objectContaining({ code: 'invalid-config' }),
      )
    }
  })
})

describe('[W9] JSON has no NaN and no infinity', () => {
  const codec = createCodec('json')

  it.each<FieldValue>([
    { type: 'F64', value: NaN },
    { type: 'F64', value: -Infinity },
    { type: 'F32', value: Infinity },
    { type: 'F32', value: 1e300 },
  ])('$type $value', (value) => {
    expect(writeError(codec, value)).toMatchObject({ code: 'unrepresentable' })
  })

  it('and a 64-bit integer is bare digits', () => {
    const bytes = codec.encodeComponent(componentOf({ type: 'U64', value: 2n ** 64n - 1n }))
    expect(new TextDecoder().decode(bytes)).toContain('{"U64":18446744073709551615}')
  })
})

describe('[W11] a format that does not exist', () => {
  it('is an error at once', () => {
    expect(() => createCodec('packed' as Format)).toThrowError(
      expect.objectContaining({ code: 'invalid-config' }),
    )
  })
})
