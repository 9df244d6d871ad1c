import { describe, expect, it } from 'vitest'
import {
  bytesOf,
  codecs,
  decode,
  encode,
  formats,
  hexOf,
  isBeyondCrate,
  modelOf,
  variants,
} from './fixtures.ts'

const accepted = variants.filter((variant) => variant.accepted)
const beyond = variants.filter(isBeyondCrate)
const refused = variants.filter((variant) => !variant.accepted && !isBeyondCrate(variant))

describe('[W3] what the crate reads is read, in every spelling, as the same value', () => {
  it.each(accepted)('$group: $name ($kind)', ({ format, kind, hex, decoded }) => {
    const value = decode(codecs[format], kind, bytesOf(hex))
    expect(value).toStrictEqual(modelOf(kind, decoded))
    // A relay may send it on in another format. JSON reads what it cannot write: 1e300 as an F32.
    expect(decode(codecs.bincode, kind, encode(codecs.bincode, kind, decoded))).toStrictEqual(value)
  })
})

describe('[W4] what the crate refuses is refused as malformed, with the place of the fault', () => {
  it.each(refused)('$group: $name ($kind)', ({ format, kind, hex }) => {
    expect(() => decode(codecs[format], kind, bytesOf(hex))).toThrowError(
      expect.objectContaining({ code: 'malformed', offset: expect.any(Number) }),
    )
  })
})

describe('[W17] what the crate refuses of bincode because it cannot read a tagged enum is read', () => {
  it.each(beyond)('$name ($kind)', ({ format, kind, hex }) => {
    const codec = codecs[format]
    const bytes = bytesOf(hex)
    const written =
      kind === 'message'
        ? codec.encodeMessage(codec.decodeMessage(bytes))
        : codec.encodeDelta(codec.decodeDelta(bytes))
    expect(hexOf(written)).toBe(hex)
  })
})

describe('the variants', () => {
  it('are all here, each in one of the three ways', () => {
    expect(variants.length).toBe(287)
    expect(accepted.length + refused.length + beyond.length).toBe(287)
    expect(beyond.length).toBe(2)
    for (const format of formats) {
      expect(accepted.some((variant) => variant.format === format)).toBe(true)
      expect(refused.some((variant) => variant.format === format)).toBe(true)
    }
  })
})
