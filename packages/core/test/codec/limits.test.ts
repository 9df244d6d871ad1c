import { describe, expect, it } from 'vitest'
import { BinarySerializer } from '../../src/codec/binary-serializer.ts'
import { createCodec } from '../../src/codec/create-codec.ts'
import { explain } from '../../src/codec/explain/explain.ts'
import { LinkError } from '../../src/error.ts'
import { createMessage, createSnapshotPayload } from '../../src/protocol/create-message.ts'
import type { FieldValue, SerializedComponent } from '../../src/protocol/value.ts'
import { codecs, formats } from './fixtures.ts'

const tooMuch = expect.objectContaining({ code: 'limit-exceeded', offset: expect.any(Number) })

function componentOf(fields: Iterable<readonly [string, FieldValue]>): SerializedComponent {
  return { id: 'C', data: { type: 'Structured', fields: new Map(fields) } }
}

const component = componentOf(
  Array.from({ length: 10 }, (_, index) => [
    `f${index}`,
    { type: 'Bytes', value: new Uint8Array(100) },
  ]),
)

describe.each([
  // 10 entries and their map, and in each 100 bytes and their array; then structs and variants.
  ['json', 10 + 16 + 10 * (100 + 16)],
  ['msgpack', 10 + 16 + 10 * (100 + 16 + 1) + 2 + 1],
  ['bincode', 10 + 16 + 10 * (100 + 16 + 1) + 2 + 1],
] as const)('[W11] one budget holds for a whole %s message', (format, cost) => {
  const bytes = codecs[format].encodeComponent(component)

  it('elements of all lists, maps and byte arrays together', () => {
    const enough = createCodec(format, { maxElements: cost })
    expect(enough.decodeComponent(bytes)).toStrictEqual(component)
    const tight = createCodec(format, { maxElements: cost - 1 })
    expect(() => tight.decodeComponent(bytes)).toThrowError(tooMuch)
  })

  it('in which empty maps and byte arrays weigh more than they are long', () => {
    const value: FieldValue[] = Array.from({ length: 100 }, () => ({
      type: 'Map',
      value: new Map(),
    }))
    const hollow = codecs[format].encodeComponent(componentOf([['v', { type: 'Array', value }]]))
    expect(() => createCodec(format, { maxElements: 1_500 }).decodeComponent(hollow)).toThrowError(
      tooMuch,
    )
  })

  it('bytes', () => {
    const enough = createCodec(format, { maxBytes: bytes.length })
    expect(enough.decodeComponent(bytes)).toStrictEqual(component)
    const tight = createCodec(format, { maxBytes: bytes.length - 1 })
    expect(() => tight.decodeComponent(bytes)).toThrowError(tooMuch)
  })

  it('is whole again for the next message, also after a fault', () => {
    const tight = createCodec(format, { maxElements: cost })
    for (let round = 0; round < 3; round += 1) {
      expect(() => tight.decodeComponent(bytes.subarray(0, bytes.length - 2))).toThrowError(
        LinkError,
      )
      expect(tight.decodeComponent(bytes)).toStrictEqual(component)
    }
  })
})

describe.each([
  ['json', 16],
  ['msgpack', 16 + 2 + 1],
  ['bincode', 16 + 2 + 1],
] as const)('[W14] numeric names in %s', (format, around) => {
  it('cost an element more for every 16 that their map holds already', () => {
    const names = Array.from({ length: 1000 }, (_, index) => String(index))
    const numbered = componentOf(names.map((name) => [name, { type: 'Null' }]))
    const named = componentOf(names.map((name) => [`n${name}`, { type: 'Null' }]))
    const dues = names.reduce((sum, _name, index) => sum + Math.floor(index / 16), 0)
    const cost = around + names.length
    for (const [given, least] of [
      [numbered, cost + dues],
      [named, cost],
    ] as const) {
      const bytes = codecs[format].encodeComponent(given)
      const enough = createCodec(format, { maxElements: least })
      expect(enough.decodeComponent(bytes)).toStrictEqual(given)
      const tight = createCodec(format, { maxElements: least - 1 })
      expect(() => tight.decodeComponent(bytes)).toThrowError(tooMuch)
    }
  })
})

/** A component with a text of so many bytes, and a list of so many empty maps, whose type stands there as an ordinal. */
function hollow(textLength: number, maps: number): Uint8Array {
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from('92a143810282a17481a6537472696e67db', 'hex'),
      Buffer.from(u32(textLength)),
      Buffer.alloc(textLength, 'x'),
      Buffer.from('a17681a54172726179dd', 'hex'),
      Buffer.from(u32(maps)),
      Buffer.alloc(maps * 3, Buffer.from('810f80', 'hex')),
    ]),
  )
}

describe('[W11] elements are bounded by the bytes of a message as well', () => {
  /** What all but the maps cost: a struct, three variants, a map of two entries. */
  const around = 2 + 3 + 2 + 16
  const each = 1 + 1 + 16

  it('3.5 for each byte of a message of more than 64 KiB', () => {
    const length = hollow(100_000, 0).length
    const most = Math.floor((3.5 * length - around) / (each - 3.5 * 3))
    expect(codecs.msgpack.decodeComponent(hollow(100_000, most)).id).toBe('C')
    expect(() => codecs.msgpack.decodeComponent(hollow(100_000, most + 1))).toThrowError(tooMuch)
  })

  it('as many as 64 KiB may have for a smaller one', () => {
    const most = Math.floor((3.5 * 65_536 - around) / each)
    expect(codecs.msgpack.decodeComponent(hollow(10, most)).id).toBe('C')
    expect(() => codecs.msgpack.decodeComponent(hollow(10, most + 1))).toThrowError(tooMuch)
  })

  it.each(formats)('which no %s exceeds that was written with names', (format) => {
    const nothing: readonly FieldValue[] = [
      { type: 'Map', value: new Map() },
      { type: 'Bytes', value: new Uint8Array(0) },
      { type: 'Array', value: [] },
      { type: 'Null' },
    ]
    const codec = codecs[format]
    for (const value of nothing) {
      const list = Array.from({ length: 50_000 }, () => value)
      const fields = new Map<string, FieldValue>([['v', { type: 'Array', value: list }]])
      const payload = createSnapshotPayload(
        [{ id: 1, components: [{ id: '', data: { type: 'Structured', fields } }] }],
        0,
      )
      const message = createMessage(payload, { timestamp: 1n, sequence: 1n, schemaVersion: 1 })
      const { entities } = codec.decodeMessage(codec.encodeMessage(message)).payload as never
      expect(entities).toHaveLength(1)
    }
  })
})

function u32(value: number): number[] {
  return [value >>> 24, value >>> 16, value >>> 8, value].map((part) => part & 0xff)
}

describe.each(formats)('[W13] what is no byte array, given to %s without types', (format) => {
  const misfit = expect.objectContaining({ name: 'LinkError', code: 'invalid-value' })

  it.each<[string, unknown]>([
    ['an ArrayBuffer', new ArrayBuffer(8)],
    ['a text', 'ping'],
    ['undefined', undefined],
    ['null', null],
    ['a number', 7],
    ['an array', [1, 2, 3]],
    ['an object of that name', { [Symbol.toStringTag]: 'Uint8Array', byteLength: 3 }],
    ['an object of that class', Object.create(Uint8Array.prototype)],
    ['a DataView', new DataView(new ArrayBuffer(8))],
    ['an array of larger integers', new Uint16Array(4)],
    ['a symbol', Symbol('bytes')],
  ])('is refused in words: %s', (_what, input) => {
    const bytes = input as Uint8Array
    const serializer = new BinarySerializer(format)
    expect(() => serializer.deserializeMessage(bytes)).toThrowError(misfit)
    expect(() => serializer.deserializeSnapshot(bytes)).toThrowError(misfit)
    expect(() => serializer.deserializeDelta(bytes)).toThrowError(misfit)
    expect(() => serializer.deserializeComponent(bytes)).toThrowError(misfit)
    expect(() => explain(bytes, format)).toThrowError(misfit)
  })

  it('says what it is instead', () => {
    expect(() => codecs[format].decodeMessage(new ArrayBuffer(8) as never)).toThrowError(
      'ArrayBuffer is no Uint8Array',
    )
  })

  it('a Buffer and a part of a buffer are byte arrays; one that was transferred is empty', () => {
    const bytes = codecs[format].encodeComponent(component)
    expect(codecs[format].decodeComponent(Buffer.from(bytes))).toStrictEqual(component)
    const within = new Uint8Array(bytes.length + 10)
    within.set(bytes, 7)
    const part = within.subarray(7, 7 + bytes.length)
    expect(codecs[format].decodeComponent(part)).toStrictEqual(component)
    structuredClone(within.buffer, { transfer: [within.buffer] })
    expect(() => codecs[format].decodeComponent(part)).toThrowError(
      expect.objectContaining({ code: 'malformed', offset: 0 }),
    )
  })
})
