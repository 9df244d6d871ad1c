import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCodec } from '../../src/codec/create-codec.ts'
import { createMessage } from '../../src/protocol/create-message.ts'
import type { FieldValue } from '../../src/protocol/value.ts'
import { component, delta, message, worldSnapshot } from './arbitrary.ts'
import { formats } from './fixtures.ts'

describe.each(formats)('%s', (format) => {
  const codec = createCodec(format)
  const reach = { nonFinite: format !== 'json', negativeZero: true }

  it('[W2] reads every message as it was written', () => {
    fc.assert(
      fc.property(message(reach), (value) => {
        expect(codec.decodeMessage(codec.encodeMessage(value))).toStrictEqual(value)
      }),
      { numRuns: 300 },
    )
  })

  it('[W2] reads every world snapshot, delta and component as it was written', () => {
    fc.assert(
      fc.property(
        worldSnapshot(reach),
        delta(reach),
        component(reach),
        (snapshot, change, single) => {
          expect(codec.decodeSnapshot(codec.encodeSnapshot(snapshot))).toStrictEqual(snapshot)
          expect(codec.decodeDelta(codec.encodeDelta(change))).toStrictEqual(change)
          expect(codec.decodeComponent(codec.encodeComponent(single))).toStrictEqual(single)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('[W2] keeps the sign of zero and 64-bit integers beyond 2^53', () => {
    const values: readonly FieldValue[] = [
      { type: 'F64', value: -0 },
      { type: 'F32', value: -0 },
      { type: 'U64', value: 2n ** 64n - 1n },
      { type: 'U64', value: 2n ** 53n + 1n },
      { type: 'I64', value: -(2n ** 63n) },
      { type: 'I64', value: 2n ** 63n - 1n },
    ]
    const value: FieldValue = { type: 'Array', value: values }
    const data = { type: 'Structured', fields: new Map([['v', value]]) } as const
    const written = { id: 'C', data }
    expect(codec.decodeComponent(codec.encodeComponent(written))).toStrictEqual(written)
  })

  it('[W8] keeps what the header claims when the payload contradicts it', () => {
    const { header, payload } = createMessage(
      { type: 'ping' },
      { timestamp: 1n, sequence: 1n, schemaVersion: 1 },
    )
    const lie = { header: { ...header, messageType: 'snapshot' }, payload } as const
    expect(codec.decodeMessage(codec.encodeMessage(lie))).toStrictEqual(lie)
  })
})
