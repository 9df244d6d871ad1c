import { describe, expect, it } from 'vitest'
import { createCodec } from '../../src/codec/create-codec.ts'
import { bytesOf, decode, encode, hexOf, modelOf, vectors } from './fixtures.ts'

const codecs = { msgpack: createCodec('msgpack'), json: createCodec('json') }

describe('[W1] a message has the bytes that the crate gives it', () => {
  const exact = vectors.filter((vector) => vector.decodes && !vector.unordered)

  it.each(exact)('$format $name', ({ format, kind, value, hex }) => {
    expect(hexOf(encode(codecs[format], kind, value))).toBe(hex)
  })
})

describe('[W2] a message of the crate is read as the value that it stands for', () => {
  const readable = vectors.filter((vector) => vector.decodes)

  it.each(readable)('$format $name', ({ format, kind, value, hex }) => {
    const decoded = decode(codecs[format], kind, bytesOf(hex))
    expect(decoded).toStrictEqual(modelOf(kind, value))
  })

  it('covers every kind in both formats', () => {
    const kinds = new Set(readable.map(({ format, kind }) => `${format} ${kind}`))
    expect(kinds.size).toBe(8)
    expect(readable.length).toBeGreaterThan(160)
  })
})

describe('[W9] JSON cannot carry NaN and infinities, which the crate writes as null and then refuses', () => {
  const unreadable = vectors.filter((vector) => !vector.decodes)

  it.each(unreadable)('$format $name', ({ format, kind, value, hex }) => {
    expect(() => encode(codecs[format], kind, value)).toThrowError(
      expect.objectContaining({ code: 'unrepresentable' }),
    )
    expect(() => decode(codecs[format], kind, bytesOf(hex))).toThrowError(
      expect.objectContaining({ code: 'malformed' }),
    )
  })
})
