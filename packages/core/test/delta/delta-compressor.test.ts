import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyDelta } from '../../src/delta/apply-delta.ts'
import { DeltaCompressor } from '../../src/delta/delta-compressor.ts'
import { FieldCompressor } from '../../src/delta/field-compressor.ts'
import type { DeltaChange } from '../../src/protocol/change.ts'
import type { ComponentData, FieldValue, SerializedEntity } from '../../src/protocol/value.ts'
import type { WorldSnapshot } from '../../src/protocol/world-snapshot.ts'
import { World } from '../../src/world/world.ts'
import { canonical, plainText } from '../world/canonical.ts'
import { play, scriptArbitrary } from '../world/random-history.ts'
import {
  added,
  binary,
  componentAdded,
  componentRemoved,
  componentUpdated,
  fieldsUpdated,
  json,
  removed,
  structured,
} from './changes.ts'

type Components = Readonly<Record<string, ComponentData>>

function snapshot(
  timestamp: number,
  entities: Readonly<Record<number, Components>>,
): WorldSnapshot {
  return {
    timestamp,
    version: '1.0.0',
    entities: Object.entries(entities).map(([id, components]) => ({
      id: Number(id),
      components: Object.entries(components).map(([name, data]) => ({ id: name, data })),
    })),
  }
}

function i32(value: number): FieldValue {
  return { type: 'I32', value }
}

/** What leads from one state of a component to another. */
function difference(
  before: ComponentData,
  after: ComponentData,
  fieldCompression = true,
): readonly DeltaChange[] {
  const compressor = new DeltaCompressor({ fieldCompression })
  compressor.prime(snapshot(1, { 1: { C: before } }))
  return compressor.createDelta(snapshot(2, { 1: { C: after } })).changes
}

const A = structured({ x: i32(1) })
const B = structured({ x: i32(2) })

describe('[D10] the baseline moves when a delta was sent, and never on an empty one', () => {
  it('computing alone moves nothing', () => {
    const compressor = new DeltaCompressor()
    const first = snapshot(1, { 1: { C: A } })
    compressor.createDelta(first)
    expect(compressor.previousSnapshot).toBeUndefined()
    compressor.commit()
    expect(compressor.previousSnapshot).toBe(first)
    const second = compressor.createDelta(snapshot(2, { 1: { C: B } }))
    const third = compressor.createDelta(snapshot(3, { 1: { C: B } }))
    expect(third.changes).toEqual(second.changes)
    expect([second.baseTimestamp, third.baseTimestamp, third.timestamp]).toEqual([1, 1, 3])
  })

  it('an empty delta leaves the base where a state was sent', () => {
    const compressor = new DeltaCompressor()
    compressor.createDelta(snapshot(1, { 1: { C: A } }))
    compressor.commit()
    expect(compressor.createDelta(snapshot(2, { 1: { C: A } })).changes).toEqual([])
    compressor.commit()
    expect(compressor.createDelta(snapshot(3, { 1: { C: B } })).baseTimestamp).toBe(1)
  })

  it('a delta that came to nothing is not committed in the place of a later empty one', () => {
    const compressor = new DeltaCompressor()
    compressor.prime(snapshot(1, { 1: { C: A } }))
    compressor.createDelta(snapshot(2, { 1: { C: B } }))
    compressor.createDelta(snapshot(3, { 1: { C: A } }))
    compressor.commit()
    expect(compressor.previousSnapshot?.timestamp).toBe(1)
  })

  it('a snapshot that was sent whole is the next base', () => {
    const compressor = new DeltaCompressor()
    compressor.prime(snapshot(5, { 1: { C: A } }))
    expect(compressor.createDelta(snapshot(6, { 1: { C: B } }))).toEqual({
      changes: [fieldsUpdated(1, 'C', { x: i32(2) })],
      timestamp: 6,
      baseTimestamp: 5,
    })
  })
})

describe('[D11] without a baseline everything is added, from time 0', () => {
  it.each(['at first', 'after reset'])('%s', (when) => {
    const compressor = new DeltaCompressor()
    const state = snapshot(7, { 2: { D: A, C: B }, 1: {} })
    if (when === 'after reset') {
      compressor.prime(state)
      compressor.reset()
    }
    expect(compressor.createDelta(state)).toEqual({
      changes: [added(1), added(2), componentAdded(2, 'C', B), componentAdded(2, 'D', A)],
      timestamp: 7,
      baseTimestamp: 0,
    })
  })
})

describe('[D12] what changed is named as finely as it can be', () => {
  it('entities and components that came and went', () => {
    const compressor = new DeltaCompressor()
    compressor.prime(snapshot(1, { 1: { C: A, D: A }, 2: { C: A }, 3: { C: A } }))
    const { changes } = compressor.createDelta(
      snapshot(2, { 1: { C: A, E: B }, 3: { C: A }, 4: {} }),
    )
    expect(changes).toEqual([
      removed(2),
      added(4),
      componentRemoved(1, 'D'),
      componentAdded(1, 'E', B),
    ])
  })

  it.each<[string, ComponentData, ComponentData, DeltaChange]>([
    [
      'fields that differ or are new, by name',
      structured({ a: i32(1), b: i32(1) }),
      structured({ d: i32(1), c: i32(1), b: i32(2), a: i32(1) }),
      fieldsUpdated(1, 'C', { b: i32(2), c: i32(1), d: i32(1) }),
    ],
    [
      'a field of another type',
      structured({ a: i32(1) }),
      structured({ a: { type: 'U8', value: 1 } }),
      fieldsUpdated(1, 'C', { a: { type: 'U8', value: 1 } }),
    ],
    ['opaque bytes', binary(1), binary(2), componentUpdated(1, 'C', binary(2))],
    ['another kind of data', A, json('{"x":1}'), componentUpdated(1, 'C', json('{"x":1}'))],
    ['JSON that is no object', json('1'), json('2'), componentUpdated(1, 'C', json('2'))],
    ['text that is no JSON', json('{a'), json('{b'), componentUpdated(1, 'C', json('{b'))],
  ])('%s', (_what, before, after, change) => {
    expect(difference(before, after)).toEqual([change])
  })

  it('whole components when fields are not wanted', () => {
    expect(difference(A, B, false)).toEqual([componentUpdated(1, 'C', B)])
    expect(difference(A, structured({ x: i32(1) }), false)).toEqual([])
  })
})

describe('[D13] a field that is gone sends the component whole, since null is a value', () => {
  it.each<[string, ComponentData, ComponentData, DeltaChange]>([
    ['Structured', structured({ x: i32(1), y: i32(1) }), B, componentUpdated(1, 'C', B)],
    ['Json', json('{"x":1,"y":1}'), json('{"x":2}'), componentUpdated(1, 'C', json('{"x":2}'))],
    [
      'set to null',
      structured({ x: i32(1) }),
      structured({ x: { type: 'Null' } }),
      fieldsUpdated(1, 'C', { x: { type: 'Null' } }),
    ],
  ])('%s', (_what, before, after, change) => {
    expect(difference(before, after)).toEqual([change])
  })
})

describe('[D16] JSON is compared by its value and by top-level key', () => {
  it.each([
    ['another order of keys', '{"a":1,"b":[1,2]}', '{"b":[1,2],"a":1}'],
    ['other spaces and escapes', '{"a":"é"}', ' { "a" :\n"\\u00e9"}'],
    ['the same float', '{"a":1e2}', '{"a":100.0}'],
  ])('%s is no change', (_what, before, after) => {
    expect(difference(json(before), json(after))).toEqual([])
    expect(difference(json(before), json(after), false)).toEqual([])
  })

  it('integers are I64, above its range U64, other numbers F64', () => {
    const after = json(
      '{"a":-9223372036854775808,"b":18446744073709551615,"c":1.0,"d":[1,-0],"e":1}',
    )
    expect(difference(json('{"e":1}'), after)).toEqual([
      fieldsUpdated(1, 'C', {
        a: { type: 'I64', value: -(2n ** 63n) },
        b: { type: 'U64', value: 2n ** 64n - 1n },
        c: { type: 'F64', value: 1 },
        d: {
          type: 'Array',
          value: [
            { type: 'I64', value: 1n },
            { type: 'F64', value: -0 },
          ],
        },
      }),
    ])
  })

  it('neighbouring integers above 2^53 differ', () => {
    const changes = difference(json('{"a":9007199254740992}'), json('{"a":9007199254740993}'))
    expect(changes).toEqual([
      fieldsUpdated(1, 'C', { a: { type: 'I64', value: 9007199254740993n } }),
    ])
  })
})

describe('[D17] NaN equals NaN, and -0 differs from 0', () => {
  it.each(['F32', 'F64'] as const)('%s', (type) => {
    const of = (value: number) => structured({ x: { type, value } })
    expect(difference(of(Number.NaN), of(Number.NaN))).toEqual([])
    expect(difference(of(0), of(-0))).toEqual([fieldsUpdated(1, 'C', { x: { type, value: -0 } })])
  })
})

describe('[D9] names that objects inherit are names like others', () => {
  it('as components, fields and JSON keys', () => {
    const compressor = new DeltaCompressor()
    const odd = '__proto__'
    compressor.prime(
      snapshot(1, {
        1: { [odd]: structured({ [odd]: i32(1) }), toString: json('{"__proto__":1}') },
      }),
    )
    const { changes } = compressor.createDelta(
      snapshot(2, {
        1: { [odd]: structured({ [odd]: i32(2) }), toString: json('{"__proto__":2}') },
      }),
    )
    expect(changes).toEqual([
      fieldsUpdated(1, odd, { [odd]: i32(2) }),
      fieldsUpdated(1, 'toString', { [odd]: { type: 'I64', value: 2n } }),
    ])
  })
})

describe('[D15] what was there before is not sent', () => {
  it('as old value', () => {
    expect(new FieldCompressor().computeFieldDeltas(A, B)).toEqual([
      { fieldId: 'x', oldValue: undefined, newValue: i32(2) },
    ])
  })
})

function reversed(entities: readonly SerializedEntity[]): SerializedEntity[] {
  return entities
    .toReversed()
    .map(({ id, components }) => ({ id, components: components.toReversed() }))
}

describe('any two states of a world', () => {
  it('[D18] the delta between them, applied to one, gives the other', () => {
    fc.assert(
      fc.property(scriptArbitrary, fc.boolean(), (script, fieldCompression) => {
        const { moments } = play(script)
        const compressor = new DeltaCompressor({ fieldCompression })
        const replica = new World(script.schema)
        for (const { tick, entities } of moments) {
          const delta = compressor.createDelta({ entities, timestamp: tick, version: '1' })
          compressor.commit()
          const result = applyDelta(replica, delta.changes)
          expect(result).toEqual({ unknown: 0, conflicts: 0, ignoredFields: 0 })
          replica.seal(tick)
          expect(canonical(replica.snapshot())).toBe(canonical(entities))
        }
      }),
    )
  })

  it('[D14] have the same delta whatever the order in which they are written down', () => {
    fc.assert(
      fc.property(scriptArbitrary, fc.nat(), (script, pick) => {
        const { moments } = play(script)
        const before = moments[pick % moments.length]!.entities
        const after = moments.at(-1)!.entities
        const changes = [
          [before, after],
          [reversed(before), reversed(after)],
        ].map(([from = [], to = []]) => {
          const compressor = new DeltaCompressor()
          compressor.prime({ entities: from, timestamp: 1, version: '1' })
          return compressor.createDelta({ entities: to, timestamp: 2, version: '1' }).changes
        })
        expect(plainText(changes[1])).toBe(plainText(changes[0]))
      }),
    )
  })
})
