import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Codec } from '../../src/codec/codec.ts'
import {
  StreamingDeserializer,
  type StreamedMessage,
} from '../../src/codec/streaming-deserializer.ts'
import { StreamingSerializer } from '../../src/codec/streaming-serializer.ts'
import { encodeFrame } from '../../src/frame/encode-frame.ts'
import type { Message } from '../../src/protocol/message.ts'
import { bytesOf, codecs, hexOf } from './fixtures.ts'
import { type VectorMessage, messageOf } from './vector-value.ts'

interface StreamVector {
  readonly name: string
  readonly format: keyof typeof codecs
  readonly hex: string
  readonly value: readonly VectorMessage[]
}

const { vectors } = JSON.parse(
  readFileSync(new URL('../fixtures/tx2-link.json', import.meta.url), 'utf8'),
) as { vectors: readonly ({ kind: string } & StreamVector)[] }

const streams = vectors.filter(({ kind }) => kind === 'stream')

function readAll(reader: StreamingDeserializer): StreamedMessage[] {
  const read: StreamedMessage[] = []
  for (let next = reader.tryReadMessage(); next !== undefined; next = reader.tryReadMessage()) {
    read.push(next)
  }
  return read
}

function fed(codec: Codec, bytes: Uint8Array, size: number, maxFrameBytes?: number) {
  const reader = new StreamingDeserializer(codec, maxFrameBytes)
  const read: StreamedMessage[] = []
  for (let at = 0; at < bytes.length; at += size) {
    reader.feed(bytes.slice(at, at + size))
    read.push(...readAll(reader))
  }
  return read
}

const ping: Message = messageOf(
  streams.find(({ name, format }) => name === 'stream.three' && format === 'msgpack')!.value[0]!,
)

describe("the crate's streams", () => {
  it('are there in each format', () => {
    expect(streams.length).toBe(9)
    expect(new Set(streams.map(({ format }) => format)).size).toBe(3)
  })

  it.each(streams)('[E6] $format $name is written as the crate writes it', (stream) => {
    const writer = new StreamingSerializer(codecs[stream.format])
    for (const value of stream.value) writer.writeMessage(messageOf(value))
    expect(writer.pendingBytes).toBe(stream.hex.length / 2)
    expect(hexOf(writer.flush())).toBe(stream.hex)
    expect(writer.flush()).toEqual(new Uint8Array())
  })

  it.each(streams)('[E6] $format $name is read in chunks of any size', ({ format, hex, value }) => {
    for (const size of [1, 2, 3, 4, 5, 7, 40, 1000]) {
      expect(fed(codecs[format], bytesOf(hex), size)).toStrictEqual(
        value.map((message) => ({ ok: true, message: messageOf(message) })),
      )
    }
  })
})

describe('StreamingDeserializer', () => {
  const good = encodeFrame(codecs.msgpack.encodeMessage(ping))

  it('[E6] a frame that is no message is a fault with its error; the next one is read', () => {
    const bad = encodeFrame(Uint8Array.of(0xc1, 0xc1))
    for (const size of [1, 7, 1000]) {
      const read = fed(
        codecs.msgpack,
        Buffer.concat([good, bad, encodeFrame(new Uint8Array()), good]),
        size,
      )
      expect(read).toMatchObject([
        { ok: true, message: ping },
        { ok: false, reason: 'malformed', error: { code: 'malformed', offset: 0 } },
        { ok: false, reason: 'malformed', error: { code: 'malformed' } },
        { ok: true, message: ping },
      ])
    }
  })

  it('[E6] a frame above the limit is a fault with its error; the next one is read', () => {
    const large = encodeFrame(new Uint8Array(200))
    expect(fed(codecs.msgpack, Buffer.concat([large, good]), 11, 100)).toMatchObject([
      { ok: false, reason: 'oversized', error: { code: 'limit-exceeded', offset: 0 } },
      { ok: true, message: ping },
    ])
  })

  it('[E5] says when the stream ended within a message, and begins anew when cleared', () => {
    const reader = new StreamingDeserializer(codecs.msgpack)
    reader.feed(good.slice(0, 9))
    expect(readAll(reader)).toEqual([])
    expect(reader.end()).toMatchObject({ ok: false, reason: 'truncated' })
    reader.feed(good.slice(0, 9))
    reader.clear()
    reader.feed(good)
    expect(readAll(reader)).toMatchObject([{ ok: true }])
    expect(reader.end()).toBeUndefined()
  })

  it('[E6] an error that is not about the bytes is not taken for one', () => {
    const broken = {
      ...codecs.msgpack,
      decodeMessage: () => {
        throw new TypeError('a bug')
      },
    }
    const reader = new StreamingDeserializer(broken)
    reader.feed(good)
    expect(() => reader.tryReadMessage()).toThrow(TypeError)
  })
})

describe('StreamingSerializer', () => {
  const size = codecs.msgpack.encodeMessage(ping).length

  it('[E3] writes no message that is too large for a frame, and keeps nothing of it', () => {
    const writer = new StreamingSerializer(codecs.msgpack, { maxFrameBytes: size - 1 })
    expect(() => writer.writeMessage(ping)).toThrow(
      expect.objectContaining({ code: 'limit-exceeded' }),
    )
    expect(writer.pendingBytes).toBe(0)
  })

  it('[E6] takes no more than may wait, and everything again once that is flushed or cleared', () => {
    const writer = new StreamingSerializer(codecs.msgpack, { maxPendingBytes: size + 4 })
    for (const empty of [() => writer.flush(), () => writer.clear()]) {
      writer.writeMessage(ping)
      expect(() => writer.writeMessage(ping)).toThrow(
        expect.objectContaining({ code: 'limit-exceeded' }),
      )
      expect(writer.pendingBytes).toBe(size + 4)
      empty()
      expect(writer.pendingBytes).toBe(0)
    }
    expect(() => new StreamingSerializer(codecs.msgpack, { maxPendingBytes: 0 })).toThrow(
      expect.objectContaining({ code: 'invalid-config' }),
    )
  })
})
