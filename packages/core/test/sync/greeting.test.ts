import { describe, expect, it } from 'vitest'
import {
  GREETING_COMPONENT,
  PROTOCOL_REVISION,
  decodeGreeting,
  encodeGreeting,
} from '../../src/sync/greeting.ts'

describe('greeting', () => {
  it('[G1] is one schema that a Rust peer reads: Null fields, all optional', () => {
    const entry = encodeGreeting({ format: 'msgpack', epoch: 'ab', have: 12n })
    expect(entry).toEqual({
      componentId: GREETING_COMPONENT,
      version: PROTOCOL_REVISION,
      fields: ['codec:msgpack', 'epoch:ab', 'have:12'].map((fieldId) => ({
        fieldId,
        fieldType: 'Null',
        optional: true,
      })),
    })
  })

  it('[G2] comes back as it was said', () => {
    const said = {
      format: 'json',
      epoch: '00ff',
      of: 'cafe',
      resume: 'token',
      have: 1_763_800_000_001n,
      at: 5n,
      ids: { first: 2_147_483_648, last: 2_147_483_903 },
      can: ['parts', 'more'],
    } as const
    const { format, ...rest } = said
    expect(decodeGreeting([encodeGreeting(said)])).toEqual({
      revision: PROTOCOL_REVISION,
      codecs: [format],
      ...rest,
    })
  })

  it('[G3] is none unless it stands first', () => {
    const other = { componentId: 'Position', version: 1, fields: [] }
    expect(decodeGreeting([other, encodeGreeting({ format: 'msgpack' })])).toBeUndefined()
    expect(decodeGreeting([])).toBeUndefined()
  })

  it.each([
    ['have:-1', 'have'],
    ['have:99999999999999999999', 'have'],
    ['ids:5-1', 'ids'],
    ['ids:0-4294967296', 'ids'],
    ['ids:1', 'ids'],
    [`epoch:${'f'.repeat(200)}`, 'epoch'],
    ['epoch', 'epoch'],
    [':x', 'epoch'],
  ] as const)('[G4] ignores what it cannot use: %s', (fieldId, name) => {
    const fields = [{ fieldId, fieldType: 'Null' as const, optional: true }]
    const greeting = decodeGreeting([{ componentId: GREETING_COMPONENT, version: 1, fields }])
    expect(greeting?.[name]).toBeUndefined()
  })
})
