import { describe, expect, it } from 'vitest'
import { createCodec } from '../../src/codec/create-codec.ts'
import { bytesOf, decode, modelOf, variants } from './fixtures.ts'

const codecs = { msgpack: createCodec('msgpack'), json: createCodec('json') }

describe('[W3] what the crate reads is read, in every spelling, as the same value', () => {
  const accepted = variants.filter((variant) => variant.accepted)

  it.each(accepted)('$group: $name ($kind)', ({ format, kind, hex, decoded }) => {
    expect(decode(codecs[format], kind, bytesOf(hex))).toStrictEqual(modelOf(kind, decoded))
  })
})

describe('[W4] what the crate refuses is refused as malformed, with the place of the fault', () => {
  const refused = variants.filter((variant) => !variant.accepted)

  it.each(refused)('$group: $name ($kind)', ({ format, kind, hex }) => {
    expect(() => decode(codecs[format], kind, bytesOf(hex))).toThrowError(
      expect.objectContaining({ code: 'malformed', offset: expect.any(Number) }),
    )
  })
})
