import { encode } from '@msgpack/msgpack'
import { describe, expect, it } from 'vitest'
import type { Format } from '../../../src/codec/codec.ts'
import { createCodec } from '../../../src/codec/create-codec.ts'
import { explain, Explainer } from '../../../src/codec/explain/explain.ts'
import type { DecodeLimits } from '../../../src/codec/limits.ts'
import { createMessage, createSnapshotPayload } from '../../../src/protocol/create-message.ts'
import type { FieldValue } from '../../../src/protocol/value.ts'
import { bytesOf, codecs, decode, formats, isToBeRead, variants, vectors } from '../fixtures.ts'
import { messageOfTree } from './rebuild.ts'
import { rangeFaults } from './tree-faults.ts'

const messages = [...vectors, ...variants].filter(({ kind }) => kind === 'message')

function errorOf(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('[X1] [X2] [X4] a message of the crate, in each spelling that it takes, is explained', () => {
  const accepted = messages.filter(isToBeRead)

  it.each(accepted)('$format $name', ({ format, kind, hex }) => {
    const bytes = bytesOf(hex)
    const explanation = explain(bytes, format)
    expect(explanation.message).toStrictEqual(decode(codecs[format], kind, bytes))
    expect(messageOfTree(explanation.root)).toStrictEqual(explanation.message)
    expect(rangeFaults(explanation, bytes.length)).toStrictEqual([])
  })

  it('covers every kind of message in all formats', () => {
    const kinds = accepted.map(
      ({ format, hex }) => `${format} ${explain(bytesOf(hex), format).message.payload.type}`,
    )
    expect(new Set(kinds).size).toBe(24)
  })
})

describe('[X1] what the crate refuses is refused with the error that decoding gives', () => {
  const refused = messages.filter((fixture) => !isToBeRead(fixture))

  it.each(refused)('$format $name', ({ format, hex }) => {
    const bytes = bytesOf(hex)
    expect(errorOf(() => explain(bytes, format))).toStrictEqual(
      errorOf(() => codecs[format].decodeMessage(bytes)),
    )
  })
})

describe.each(formats)('[X1] the limits of explaining %s', (format) => {
  const value: FieldValue = {
    type: 'Array',
    value: Array.from({ length: 60 }, () => ({ type: 'Bytes', value: Uint8Array.of(1) })),
  }
  const bytes = codecs[format].encodeMessage({
    header: { messageType: 'delta', timestamp: 1n, id: 1n, sequence: 1n, schemaVersion: 1 },
    payload: {
      type: 'delta',
      changes: [
        {
          type: 'fields_updated',
          entityId: 1,
          componentId: 'C',
          fields: [{ fieldId: 'v', oldValue: undefined, newValue: value }],
        },
      ],
      baseTimestamp: 0n,
      metadata: { changeCount: 1, entitiesAdded: 0, entitiesRemoved: 0, componentsUpdated: 1 },
    },
  })

  it.each(['maxBytes', 'maxElements', 'maxDepth'] as const)('%s is that of decoding', (name) => {
    const least = leastLimit(name)
    const enough: Partial<DecodeLimits> = { [name]: least }
    const tooLittle: Partial<DecodeLimits> = { [name]: least - 1 }
    expect(explain(bytes, format, enough).message).toStrictEqual(
      codecs[format].decodeMessage(bytes),
    )
    expect(errorOf(() => explain(bytes, format, tooLittle))).toStrictEqual(
      errorOf(() => createCodec(format, tooLittle).decodeMessage(bytes)),
    )
  })

  /** The lowest limit under which this message is decoded. */
  function leastLimit(name: keyof DecodeLimits): number {
    let least = 1
    while (!isDecoded({ [name]: least })) least += 1
    return least
  }

  function isDecoded(limits: Partial<DecodeLimits>): boolean {
    try {
      createCodec(format, limits).decodeMessage(bytes)
      return true
    } catch {
      return false
    }
  }

  it('a limit that is none is told at once', () => {
    expect(() => new Explainer(format, { maxBytes: 0 })).toThrowError(
      expect.objectContaining({ code: 'invalid-config' }),
    )
  })

  it('an explainer works on after a fault', () => {
    const explainer = new Explainer(format)
    const whole = explainer.explain(bytes)
    expect(() => explainer.explain(bytes.subarray(0, 20))).toThrowError(
      expect.objectContaining({ code: 'malformed' }),
    )
    expect(explainer.explain(bytes)).toStrictEqual(whole)
  })
})

describe.each([
  ['msgpack', 507],
  ['json', 59],
  ['bincode', 507],
] as const)('[X1] explaining %s', (format, deepest) => {
  it('goes as deep as decoding', () => {
    let value: FieldValue = { type: 'Map', value: new Map() }
    for (let depth = 1; depth < deepest; depth += 1) {
      value = depth % 2 === 0 ? { type: 'Array', value: [value] } : mapOf(value)
    }
    const data = { type: 'Structured', fields: new Map([['v', value]]) } as const
    const payload = createSnapshotPayload([{ id: 1, components: [{ id: 'C', data }] }], 0)
    const stamp = { timestamp: 1n, sequence: 1n, schemaVersion: 1 }
    const bytes = codecs[format].encodeMessage(createMessage(payload, stamp))
    const { root, message } = explain(bytes, format)
    expect(messageOfTree(root)).toStrictEqual(message)
    const limits = { maxDepth: deepest }
    expect(errorOf(() => explain(bytes, format, limits))).toStrictEqual(
      errorOf(() => createCodec(format, limits).decodeMessage(bytes)),
    )
  })
})

function mapOf(value: FieldValue): FieldValue {
  return { type: 'Map', value: new Map([['m', value]]) }
}

describe('[X1] what a struct passes over costs no more than in decoding', () => {
  const header = ['Delta', 1, 1, 1, 1]
  const change = {
    type: 'component_added',
    entity_id: 1,
    component_id: 'C',
    data: { Binary: Array.from({ length: 500 }, () => 7) },
  }
  // Decoding passes over the stranger before it reads the change; on the wire it comes after.
  const payload = {
    type: 'delta',
    metadata: [1, 0, 0, 1],
    changes: [change],
    base_timestamp: 0,
    stranger: Array.from({ length: 500 }, () => 7),
  }

  it.each([
    ['msgpack', encode([header, payload])],
    ['json', new TextEncoder().encode(JSON.stringify([header, payload]))],
  ] as const)('in %s', (format, bytes) => {
    const limits = { maxElements: 600 }
    const message = createCodec(format, limits).decodeMessage(bytes)
    expect(explain(bytes, format, limits).message).toStrictEqual(message)
  })
})

describe('[X1] a format that does not exist', () => {
  it('is an error at once', () => {
    expect(() => explain(new Uint8Array(0), 'packed' as Format)).toThrowError(
      expect.objectContaining({ code: 'invalid-config' }),
    )
  })
})
