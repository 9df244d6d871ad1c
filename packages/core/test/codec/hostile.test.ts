import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Format } from '../../src/codec/codec.ts'
import { LinkError } from '../../src/error.ts'
import { bytesOf, codecs, decode, formats, hexOf, isReadable, vectors } from './fixtures.ts'

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
      const step = Math.max(1, Math.floor(bytes.length / 100))
      for (let length = 0; length < bytes.length; length += step) {
        expect(strangeFaults(format, bytes.subarray(0, length))).toStrictEqual([])
      }
    }
  })

  it('for messages with some bits turned over', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...own),
        fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
        ({ hex }, bits) => {
          const bytes = bytesOf(hex)
          for (const bit of bits) {
            const at = (bit >>> 3) % bytes.length
            bytes[at] = bytes[at]! ^ (1 << (bit & 7))
          }
          expect(strangeFaults(format, bytes)).toStrictEqual([])
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('for the beginning of one message and the end of another', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...own),
        fc.constantFrom(...own),
        fc.nat(),
        fc.nat(),
        (one, other, to, from) => {
          const [head, tail] = [bytesOf(one.hex), bytesOf(other.hex)]
          const spliced = Buffer.concat([
            head.subarray(0, to % (head.length + 1)),
            tail.subarray(from % (tail.length + 1)),
          ])
          expect(strangeFaults(format, Uint8Array.from(spliced))).toStrictEqual([])
        },
      ),
      { numRuns: 1000 },
    )
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
      vector.format === format && isReadable(vector) && /all_six|multi|all_types/.test(vector.name),
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

/** A component `C` whose one field `v` comes next in bincode. */
const inBincodeField = '010000000000000043020000000100000000000000010000000000000076'

/** A list in bincode that declares so many elements and has so many bytes for them. */
function bincodeList(count: number, room: number): Uint8Array {
  const length = Buffer.alloc(8)
  length.writeUInt32LE(count)
  return bytesOf(`${inBincodeField}0e000000${hexOf(length)}${'00'.repeat(room)}`)
}

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

  it.each([
    ['a list of entities', 'world_snapshot', ''],
    ['a name', 'component', ''],
    ['a structure', 'component', '01000000000000004302000000'],
    ['text', 'component', '01000000000000004301000000'],
    ['bytes', 'component', '01000000000000004300000000'],
    ['a list', 'component', `${inBincodeField}0e000000`],
    ['a map', 'component', `${inBincodeField}0f000000`],
    ['a tag', 'message', '00000000'.repeat(8)],
  ] as const)('4 billion, 2^60 and 2^64 - 1 elements of bincode: %s', (_what, kind, hex) => {
    for (const length of ['ffffffff00000000', '0000000000000010', 'ffffffffffffffff']) {
      const bytes = bytesOf(`${hex}${length}`.padEnd(200, '0'))
      expect(() => decode(codecs.bincode, kind, bytes)).toThrowError(
        expect.objectContaining({ code: 'malformed', offset: hex.length / 2 }),
      )
    }
  })

  it('so many elements of bincode that not even the smallest would have room', () => {
    expect(decode(codecs.bincode, 'component', bincodeList(25, 100))).toBeDefined()
    expect(() => decode(codecs.bincode, 'component', bincodeList(26, 103))).toThrowError(
      expect.objectContaining({ code: 'malformed', offset: 34 }),
    )
  })

  it('lists of lists that each declare all that remains cost no more than the input', () => {
    const bytes = new Uint8Array(60_000).fill(0xdc)
    expect(() => codecs.msgpack.decodeMessage(bytes)).toThrowError(LinkError)
  })
})
