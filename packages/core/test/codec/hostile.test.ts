import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Codec, Format } from '../../src/codec/codec.ts'
import { createCodec } from '../../src/codec/create-codec.ts'
import { LinkError } from '../../src/error.ts'
import type { FieldValue } from '../../src/protocol/value.ts'
import { bytesOf, decode, vectors } from './fixtures.ts'

const codecs: Readonly<Record<Format, Codec>> = {
  msgpack: createCodec('msgpack'),
  json: createCodec('json'),
}
const formats: readonly Format[] = ['msgpack', 'json']
const kinds = ['message', 'world_snapshot', 'delta', 'component'] as const

/** Decodes as every kind; gives what was thrown that is no LinkError telling where in the input the fault lies. */
function strangeFaults(format: Format, bytes: Uint8Array): unknown[] {
  const faults: unknown[] = []
  for (const kind of kinds) {
    try {
      decode(codecs[format], kind, bytes)
    } catch (error) {
      if (!isDecodingFault(error, bytes.length)) faults.push(error)
    }
  }
  return faults
}

function isDecodingFault(error: unknown, length: number): boolean {
  if (!(error instanceof LinkError)) return false
  const { code, offset } = error
  const isCode = code === 'malformed' || code === 'limit-exceeded'
  return isCode && offset !== undefined && offset >= 0 && offset <= length
}

describe.each(formats)('[W13] decoding %s throws nothing but LinkError', (format) => {
  const own = vectors.filter((vector) => vector.format === format)

  it('for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(strangeFaults(format, bytes)).toStrictEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('for messages cut short at any byte', () => {
    for (const { hex } of own) {
      const bytes = bytesOf(hex)
      const step = Math.max(1, Math.floor(bytes.length / 200))
      for (let length = 0; length < bytes.length; length += step) {
        expect(strangeFaults(format, bytes.subarray(0, length))).toStrictEqual([])
      }
    }
  })

  it('for messages with some bytes changed, moved, removed or put in', () => {
    const mutation = fc.record({
      at: fc.nat(),
      remove: fc.nat({ max: 4 }),
      insert: fc.uint8Array({ maxLength: 4 }),
    })
    fc.assert(
      fc.property(
        fc.constantFrom(...own),
        fc.array(mutation, { minLength: 1, maxLength: 4 }),
        ({ hex }, mutations) => {
          const bytes = [...bytesOf(hex)]
          for (const { at, remove, insert } of mutations) {
            bytes.splice(at % (bytes.length + 1), remove, ...insert)
          }
          expect(strangeFaults(format, Uint8Array.from(bytes))).toStrictEqual([])
        },
      ),
      { numRuns: 1500 },
    )
  })
})

describe.each(formats)('[W4] %s that is cut short', (format) => {
  const whole = vectors.filter(
    (vector) =>
      vector.format === format && vector.decodes && /all_six|multi|all_types/.test(vector.name),
  )

  it.each(whole)('is refused at every length: $name', ({ kind, hex }) => {
    const bytes = bytesOf(hex)
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => decode(codecs[format], kind, bytes.subarray(0, length))).toThrowError(
        expect.objectContaining({ code: 'malformed' }),
      )
    }
  })
})

describe('[W10] a declared length is checked against what remains before anything is made of it', () => {
  const huge = 'ffffffff'
  const inMessage = '9295a8536e617073686f7464ccc8010193a8736e617073686f74'
  const inField = '92a14381aa5374727563747572656481a176'

  it.each([
    ['the message itself', 'message', `dd${huge}`],
    ['the message as a map', 'message', `df${huge}`],
    ['a list of entities', 'message', `${inMessage}dd${huge}`],
    ['a name', 'component', `92db${huge}`],
    ['a name as bin', 'component', `92c6${huge}`],
    ['a structure', 'component', `92a14381aa53747275637475726564df${huge}`],
    ['a list', 'component', `${inField}81a54172726179dd${huge}`],
    ['a map', 'component', `${inField}81a34d6170df${huge}`],
    ['a text', 'component', `${inField}81a6537472696e67db${huge}`],
    ['bytes', 'component', `${inField}81a54279746573dd${huge}`],
    ['bytes as bin', 'component', `${inField}81a54279746573c6${huge}`],
    ['a stranger that is passed over', 'message', `82a178dd${huge}`],
    ['a stranger of an extension type', 'message', `82a178c9${huge}`],
  ] as const)('4 billion elements: %s', (_what, kind, hex) => {
    const bytes = bytesOf(hex.padEnd(200, '0'))
    expect(bytes.length).toBe(100)
    expect(() => decode(codecs.msgpack, kind, bytes)).toThrowError(
      expect.objectContaining({ code: 'malformed' }),
    )
  })

  it('lists of lists that each declare all that remains cost no more than the input', () => {
    const bytes = new Uint8Array(60_000).fill(0xdc)
    expect(() => codecs.msgpack.decodeMessage(bytes)).toThrowError(LinkError)
  })
})

describe.each(formats)('[W11] one budget holds for a whole %s message', (format) => {
  const component = {
    id: 'C',
    data: {
      type: 'Structured',
      fields: new Map(
        Array.from({ length: 10 }, (_, index) => [
          `f${index}`,
          { type: 'Bytes', value: new Uint8Array(100) } as const,
        ]),
      ),
    },
  } as const
  const bytes = codecs[format].encodeComponent(component)

  it('elements of all lists, maps and byte arrays together', () => {
    expect(createCodec(format, { maxElements: 1_200 }).decodeComponent(bytes)).toStrictEqual(
      component,
    )
    expect(() => createCodec(format, { maxElements: 1_150 }).decodeComponent(bytes)).toThrowError(
      expect.objectContaining({ code: 'limit-exceeded' }),
    )
  })

  it('in which empty maps and byte arrays weigh more than they are long', () => {
    const value: FieldValue[] = Array.from({ length: 100 }, () => ({
      type: 'Map',
      value: new Map(),
    }))
    const fields = new Map<string, FieldValue>([['v', { type: 'Array', value }]])
    const hollow = codecs[format].encodeComponent({ id: 'C', data: { type: 'Structured', fields } })
    expect(() => createCodec(format, { maxElements: 1_500 }).decodeComponent(hollow)).toThrowError(
      expect.objectContaining({ code: 'limit-exceeded' }),
    )
  })

  it('bytes', () => {
    expect(createCodec(format, { maxBytes: bytes.length }).decodeComponent(bytes)).toStrictEqual(
      component,
    )
    expect(() =>
      createCodec(format, { maxBytes: bytes.length - 1 }).decodeComponent(bytes),
    ).toThrowError(expect.objectContaining({ code: 'limit-exceeded' }))
  })

  it('is whole again for the next message, also after a fault', () => {
    const tight = createCodec(format, { maxElements: 1_200 })
    for (let round = 0; round < 3; round += 1) {
      expect(() => tight.decodeComponent(bytes.subarray(0, bytes.length - 2))).toThrowError(
        LinkError,
      )
      expect(tight.decodeComponent(bytes)).toStrictEqual(component)
    }
  })
})
