import { createWorld } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { type Fingerprinted, fingerprintOf } from '../../src/engine/fingerprint.ts'
import { TickLog } from '../../src/engine/tick-log.ts'
import { schema } from '../../src/stories/scenes/schema.ts'

type Entity = readonly [id: number, x: number, name?: string]

function world(...entities: readonly Entity[]): Fingerprinted {
  const known = new Map(entities.map((entity) => [entity[0], entity]))
  return {
    size: entities.length,
    ids: () => known.keys(),
    read: (id, component, field) => {
      if (component === 'Position') return field === 'x' ? known.get(id)?.[1] : 0
      return component === 'Name' ? known.get(id)?.[2] : undefined
    },
  }
}

const fingerprint = (...entities: readonly Entity[]): number =>
  fingerprintOf(schema, world(...entities), 0)

describe('a fingerprint', () => {
  it('is the same for the same worlds, in whatever order their entities are', () => {
    expect(fingerprint([2, 0.5, 'b'], [1, 0.25, 'a'])).toBe(
      fingerprint([1, 0.25, 'a'], [2, 0.5, 'b']),
    )
  })

  it.each<[string, Entity[]]>([
    [
      'a value',
      [
        [1, 0.25, 'a'],
        [2, 0.501, 'b'],
      ],
    ],
    [
      'two values, exchanged',
      [
        [1, 0.5, 'a'],
        [2, 0.25, 'b'],
      ],
    ],
    [
      'a text',
      [
        [1, 0.25, 'a'],
        [2, 0.5, 'c'],
      ],
    ],
    [
      'a component',
      [
        [1, 0.25, 'a'],
        [2, 0.5],
      ],
    ],
    [
      'an id',
      [
        [1, 0.25, 'a'],
        [3, 0.5, 'b'],
      ],
    ],
    ['an entity', [[1, 0.25, 'a']]],
    [
      'one more',
      [
        [1, 0.25, 'a'],
        [2, 0.5, 'b'],
        [3, 0],
      ],
    ],
  ])('is another one when %s differs', (_, entities) => {
    expect(fingerprint(...entities)).not.toBe(fingerprint([1, 0.25, 'a'], [2, 0.5, 'b']))
  })

  it('covers every entity of a large world within some ticks', () => {
    const entities = Array.from({ length: 5_000 }, (_, id): Entity => [id, id])
    const wrong = entities.with(3_333, [3_333, -1])
    const ticks = [...Array(10).keys()]
    const seen = ticks.filter(
      (tick) =>
        fingerprintOf(schema, world(...entities), tick) !==
        fingerprintOf(schema, world(...wrong), tick),
    )
    expect(seen).toEqual([3])
  })
})

describe('the log of ticks', () => {
  it('knows when each tick was, and what it said', () => {
    const log = new TickLog()
    const served = createWorld(schema)
    const id = served.spawn({ Position: { x: 1, y: 2 } })
    served.seal(1_000)
    log.note(served)
    const first = log.fingerprintAt(1_000)
    expect(first).toBeDefined()
    served.setField(id, 'Position', 'x', 3)
    served.seal(1_050)
    log.note(served)
    log.note(served)
    expect(log.fingerprintAt(1_050)).not.toBe(first)
    expect([log.firstAfter(0), log.firstAfter(1_000), log.firstAfter(1_050)]).toEqual([
      1_000,
      1_050,
      undefined,
    ])
    expect(log.fingerprintAt(1_020)).toBeUndefined()
    log.clear()
    expect([log.firstAfter(0), log.fingerprintAt(1_000)]).toEqual([undefined, undefined])
  })

  it('does not judge by a world that was written to since its tick', () => {
    const log = new TickLog()
    const served = createWorld(schema)
    served.spawn({ Position: { x: 1, y: 2 } })
    served.seal(1_000)
    served.spawn({ Position: { x: 1, y: 2 } })
    log.note(served)
    expect([log.firstAfter(0), log.fingerprintAt(1_000)]).toEqual([1_000, undefined])
  })

  it('forgets what is too long ago', () => {
    const log = new TickLog()
    const served = createWorld(schema)
    const id = served.spawn({ Position: { x: 0, y: 0 } })
    for (let tick = 1; tick <= 9_000; tick += 1) {
      served.setField(id, 'Position', 'x', tick)
      served.seal(tick)
      log.note(served)
    }
    expect(log.fingerprintAt(9_000)).toBeDefined()
    expect(log.fingerprintAt(1)).toBeUndefined()
    expect(log.firstAfter(0)).toBeGreaterThan(1)
  })
})
