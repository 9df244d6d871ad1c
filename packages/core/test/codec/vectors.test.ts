import { describe, expect, it } from 'vitest'
import {
  bytesOf,
  codecs,
  decode,
  encode,
  formats,
  hexOf,
  isReadable,
  modelOf,
  vectors,
} from './fixtures.ts'

const readable = vectors.filter(isReadable)

describe('[W1] a message has the bytes that the crate gives it', () => {
  it.each(readable.filter(({ unordered }) => !unordered))(
    '$format $name',
    ({ format, kind, value, hex }) => {
      expect(hexOf(encode(codecs[format], kind, value))).toBe(hex)
    },
  )
})

describe('[W1] where the crate writes a map in an order of chance, ours holds the same in another', () => {
  it.each(readable.filter(({ unordered }) => unordered))(
    '$format $name',
    ({ format, kind, value, hex }) => {
      const bytes = encode(codecs[format], kind, value)
      expect(decode(codecs[format], kind, bytes)).toStrictEqual(modelOf(kind, value))
      expect([...bytes].sort()).toStrictEqual([...bytesOf(hex)].sort())
    },
  )
})

describe('[W2] a message of the crate is read as the value that it stands for', () => {
  it.each(readable)('$format $name', ({ format, kind, value, hex }) => {
    expect(decode(codecs[format], kind, bytesOf(hex))).toStrictEqual(modelOf(kind, value))
  })

  it.each(formats)('%s covers every kind', (format) => {
    const own = readable.filter((vector) => vector.format === format)
    expect(new Set(own.map(({ kind }) => kind)).size).toBe(4)
    expect(own.length).toBeGreaterThanOrEqual(80)
  })
})

describe('[W17] bincode that the crate writes and cannot read is read here', () => {
  const beyond = readable.filter(({ decodes }) => !decodes)

  it('are all messages, and the deltas in which something changed', () => {
    const names = new Set(
      vectors.filter(({ format }) => format === 'bincode').map(({ name }) => name),
    )
    expect(beyond.map(({ name }) => name).sort()).toStrictEqual(
      [...names].filter((name) => /^message|^delta.all/.test(name)).sort(),
    )
  })

  it.each(beyond)('$name', ({ format, kind, value, hex }) => {
    const decoded = decode(codecs[format], kind, bytesOf(hex))
    expect(decoded).toStrictEqual(modelOf(kind, value))
  })
})

describe('[W9] JSON cannot carry NaN and infinities, which the crate writes as null and then refuses', () => {
  const unreadable = vectors.filter((vector) => !isReadable(vector))

  it('are the vectors with such values', () => {
    expect(unreadable.length).toBe(7)
  })

  it.each(unreadable)('$format $name', ({ format, kind, value, hex }) => {
    expect(() => encode(codecs[format], kind, value)).toThrowError(
      expect.objectContaining({ code: 'unrepresentable' }),
    )
    expect(() => decode(codecs[format], kind, bytesOf(hex))).toThrowError(
      expect.objectContaining({ code: 'malformed' }),
    )
  })
})
