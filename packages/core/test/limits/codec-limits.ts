import { expect } from 'vitest'
import type { Format } from '../../src/codec/codec.ts'
import { createCodec } from '../../src/codec/create-codec.ts'
import { StreamingSerializer } from '../../src/codec/streaming-serializer.ts'
import { encodeFrame, encodeFrameHeader } from '../../src/frame/encode-frame.ts'
import { FrameDecoder } from '../../src/frame/frame-decoder.ts'
import { createMessage } from '../../src/protocol/create-message.ts'
import type { Message } from '../../src/protocol/message.ts'
import type { FieldValue, SerializedComponent } from '../../src/protocol/value.ts'
import { codecs, formats } from '../codec/fixtures.ts'
import { nested, nestedBytes } from '../codec/nested.ts'
import { type LimitCase, MIB } from './limit-case.ts'

const tooMuch = expect.objectContaining({ code: 'limit-exceeded', offset: expect.any(Number) })
const notWritten = expect.objectContaining({ code: 'limit-exceeded' })

const stamp = { timestamp: 1n, sequence: 1n, schemaVersion: 1 }
const ping = createMessage({ type: 'ping' }, stamp)

export const codecLimits: readonly LimitCase[] = [
  {
    what: 'bytes of a message',
    most: '64 MiB',
    tryIt: () => {
      for (const format of formats) {
        // Space may follow a message of JSON, and anything one of the others.
        const bytes = new Uint8Array(64 * MIB + 1).fill(0x20)
        bytes.set(codecs[format].encodeMessage(ping))
        expect(codecs[format].decodeMessage(bytes.subarray(0, 64 * MIB))).toStrictEqual(ping)
        expect(() => codecs[format].decodeMessage(bytes)).toThrowError(tooMuch)
      }
    },
  },
  {
    what: 'array elements, map entries and bytes of byte arrays in a message',
    most: '16 Mi',
    tryIt: () => {
      for (const format of formats) {
        const most = bytesOfElements(format, 16 * MIB)
        expect(createCodec(format).decodeComponent(most).id).toBe('C')
        const beyond = bytesOfElements(format, 16 * MIB + 1)
        expect(() => createCodec(format).decodeComponent(beyond)).toThrowError(tooMuch)
      }
    },
  },
  {
    what: 'of them, for each byte of a message of more than 64 KiB',
    most: '3.5',
    tryIt: () => {
      // Each is a variant, a value and a map, by an ordinal; around them are a struct, variants, a map.
      const most = Math.floor((3.5 * emptyMaps(100_000, 0).length - 25) / (18 - 3.5 * 3))
      expect(codecs.msgpack.decodeComponent(emptyMaps(100_000, most)).id).toBe('C')
      const beyond = emptyMaps(100_000, most + 1)
      expect(() => codecs.msgpack.decodeComponent(beyond)).toThrowError(tooMuch)
    },
  },
  {
    what: 'numeric names in one map (each costs elements, the more the more there are)',
    most: 'some 23,000',
    tryIt: () => {
      for (const format of formats) {
        const most = mostNumericNames(format)
        expect(Math.floor(most / 1000)).toBe(23)
        const bytes = codecs[format].encodeComponent(numbered(most))
        expect(codecs[format].decodeComponent(bytes)).toStrictEqual(numbered(most))
        const beyond = codecs[format].encodeComponent(numbered(most + 1))
        expect(() => codecs[format].decodeComponent(beyond)).toThrowError(tooMuch)
      }
    },
  },
  {
    what: 'arrays and maps within each other',
    most: '1,023; JSON 127',
    tryIt: () => {
      for (const format of formats) {
        const most = format === 'json' ? 127 : 1023
        // A component's own are 3 and a message's 8; each list is 2 more.
        const component = listsWithin((most - 3) / 2)
        const bytes = codecs[format].encodeComponent(component)
        expect(codecs[format].encodeComponent(codecs[format].decodeComponent(bytes))).toStrictEqual(
          bytes,
        )
        const lists = (most + 1 - 8) / 2
        expect(() => codecs[format].encodeMessage(nested(lists))).toThrowError(notWritten)
        const beyond = nestedBytes(format, lists)
        expect(() => codecs[format].decodeMessage(beyond)).toThrowError(tooMuch)
      }
    },
  },
  {
    what: 'bytes of a frame',
    most: '64 MiB',
    tryIt: () => {
      const decoder = new FrameDecoder()
      decoder.push(encodeFrame(new Uint8Array(64 * MIB)))
      const outcome = decoder.next()
      expect(outcome?.ok === true && outcome.bytes.length).toBe(64 * MIB)
      decoder.push(encodeFrameHeader(64 * MIB + 1, 64 * MIB + 1))
      expect(decoder.next()).toMatchObject({ reason: 'oversized', error: tooMuch })
      expect(() => encodeFrame(new Uint8Array(64 * MIB + 1))).toThrowError(notWritten)
    },
  },
  {
    what: 'bytes that wait in a `StreamingSerializer`',
    most: '64 MiB',
    tryIt: () => {
      const serializer = new StreamingSerializer(codecs.bincode)
      const around = 4 + codecs.bincode.encodeMessage(errorOf(0)).length
      serializer.writeMessage(errorOf(64 * MIB - 2 * around - 1))
      expect(() => serializer.writeMessage(errorOf(2))).toThrowError(notWritten)
      serializer.writeMessage(errorOf(1))
      expect(serializer.pendingBytes).toBe(64 * MIB)
      expect(serializer.flush().length).toBe(64 * MIB)
    },
  },
]

function errorOf(length: number): Message {
  return createMessage({ type: 'error', code: 1, message: 'x'.repeat(length) }, stamp)
}

function componentOf(fields: Iterable<readonly [string, FieldValue]>): SerializedComponent {
  return { id: 'C', data: { type: 'Structured', fields: new Map(fields) } }
}

/** A component that costs so many elements. */
function bytesOfElements(format: Format, count: number): Uint8Array {
  if (format === 'json') return mapsOfElements(count)
  // The component, its variant and its byte array cost 19.
  const bytesInIt = count - 19
  const start = BYTES_START[format]
  const lengthBytes = format === 'bincode' ? 8 : 4
  const bytes = new Uint8Array(start.length + lengthBytes + bytesInIt)
  bytes.set(start)
  new DataView(bytes.buffer).setUint32(start.length, bytesInIt, format === 'bincode')
  return bytes
}

/** In JSON a list of empty maps, which cost 17 each, takes least time to read; bytes make up the rest. */
function mapsOfElements(count: number): Uint8Array {
  // The map of fields costs 16 and its two entries, and the byte array 16.
  const left = count - 16 - 2 - 16
  const maps = Array.from({ length: Math.floor(left / 17) }, () => '{"Map":{}}')
  const zeroes = Array.from({ length: left % 17 }, () => 0)
  return Buffer.from(
    `{"id":"C","data":{"Structured":{"b":{"Bytes":[${zeroes}]},"v":{"Array":[${maps}]}}}}`,
  )
}

/** Up to the length of the bytes. */
const BYTES_START = {
  msgpack: Buffer.from('92a14381a642696e617279dd', 'hex'),
  bincode: Buffer.from('01000000000000004300000000', 'hex'),
}

/** A component with a text of so many bytes, and a list of so many empty maps, whose type stands there as an ordinal. */
function emptyMaps(textLength: number, maps: number): Uint8Array {
  const bytes = Buffer.concat([
    Buffer.from('92a143810282a17481a6537472696e67db00000000', 'hex'),
    Buffer.alloc(textLength, 'x'),
    Buffer.from('a17681a54172726179dd00000000', 'hex'),
    Buffer.alloc(maps * 3, Buffer.from('810f80', 'hex')),
  ])
  bytes.writeUInt32BE(textLength, 17)
  bytes.writeUInt32BE(maps, bytes.length - maps * 3 - 4)
  return bytes
}

/** For each of them an element, and one more for every 16 that were before it. */
function mostNumericNames(format: Format): number {
  let left = 16 * MIB - (format === 'json' ? 16 : 19)
  let names = 0
  for (;;) {
    left -= 1 + Math.floor(names / 16)
    if (left < 0) return names
    names += 1
  }
}

function numbered(count: number): SerializedComponent {
  return componentOf(Array.from({ length: count }, (_, index) => [`${index}`, { type: 'Null' }]))
}

function listsWithin(count: number): SerializedComponent {
  let value: FieldValue = { type: 'Array', value: [] }
  for (let depth = 1; depth < count; depth += 1) value = { type: 'Array', value: [value] }
  return componentOf([['v', value]])
}
