import { describe, expect, it } from 'vitest'
import { createWorld } from '../../src/world/world.ts'
import { outline, schema, sealedWorld } from './journal-helpers.ts'

describe('[J1] a tick ends only when something was written', () => {
  it('counts up by one, with strictly increasing times in whole milliseconds', () => {
    const world = createWorld(schema)
    expect([world.tick, world.timestamp]).toEqual([0, 0])
    expect(world.seal(1000)).toBe(false)
    expect([world.tick, world.timestamp]).toEqual([0, 0])
    const id = world.spawn({ Position: { x: 0, y: 0 } })
    expect(world.seal(1000.9)).toBe(true)
    expect([world.tick, world.timestamp]).toEqual([1, 1000])
    expect(world.seal(2000)).toBe(false)
    world.patch(id, 'Position', { x: 1 })
    expect(world.seal(1000)).toBe(true)
    expect([world.tick, world.timestamp]).toEqual([2, 1001])
    world.despawn(id)
    expect(world.seal(500)).toBe(true)
    expect([world.tick, world.timestamp]).toEqual([3, 1002])
  })

  it.each([Number.NaN, Infinity])('refuses to end at %d ms', (now) => {
    const world = createWorld(schema)
    world.spawn()
    expect(() => world.seal(now)).toThrowError(expect.objectContaining({ code: 'invalid-value' }))
    expect(world.tick).toBe(0)
  })
})

describe('[J2] equal values are no change', () => {
  it.each([
    ['a number', { x: 1 }],
    ['NaN', { y: Number.NaN }],
    ['a number that f32 rounds to the same', { x: 1 + 1e-12 }],
  ])('%s', (_what, partial) => {
    const world = sealedWorld()
    world.patch(1, 'Position', { x: 1, y: Number.NaN })
    world.seal(1)
    world.patch(1, 'Position', partial)
    expect(world.isTouched).toBe(false)
  })

  it('arrays, maps and bytes by what they hold, whatever the order of keys', () => {
    const world = sealedWorld()
    world.set(1, 'Bag', { items: [1, [2n]], tags: { a: null, b: 'x' }, owner: 7n, count: 0 })
    world.seal(1)
    world.set(1, 'Bag', { items: [1, [2n]], tags: { b: 'x', a: null }, owner: 7n, count: -0 })
    expect(world.isTouched).toBe(false)
    world.patch(1, 'Bag', { items: [1, [2]] })
    expect(world.isTouched).toBe(true)
  })

  it('-0 differs from 0 in floats, and is 0 in integers', () => {
    const world = sealedWorld()
    world.set(1, 'Bag', { items: [0], tags: {}, owner: 0n, count: 5 })
    world.seal(1)
    world.patch(1, 'Position', { y: -0 })
    world.patch(1, 'Bag', { items: [-0], count: -0 })
    world.seal(2)
    expect(outline(world.changesSince(2))).toEqual([
      'fields_updated 1 Position y',
      'fields_updated 1 Bag items,count',
    ])
    expect(world.getField(1, 'Bag', 'count')).toBe(0)
  })

  it('a value that comes back within later ticks is named, since the peer may have missed both', () => {
    const world = sealedWorld()
    world.patch(1, 'Position', { x: 5 })
    world.seal(1)
    world.patch(1, 'Position', { x: 0 })
    world.seal(2)
    expect(outline(world.changesSince(1))).toEqual(['fields_updated 1 Position x'])
  })
})

describe('[J3] changes and snapshots are of sealed ticks only', () => {
  it('reading them between a write and the end of its tick is refused', () => {
    const world = sealedWorld()
    world.patch(1, 'Position', { x: 9 })
    const refusal = expect.objectContaining({ code: 'unsealed' })
    expect(() => world.changesSince(1)).toThrowError(refusal)
    expect(() => world.snapshot()).toThrowError(refusal)
    world.seal(2)
    expect(world.changesSince(2)).toEqual([])
  })
})

describe('[J15] a tick is found by its exact time as long as it is remembered', () => {
  it('among many, and not between them', () => {
    const world = sealedWorld({ tickCapacity: 256 })
    for (let tick = 2; tick <= 300; tick += 1) {
      world.patch(1, 'Position', { x: tick })
      world.seal(1000 + tick * 10)
    }
    for (let tick = 45; tick <= 300; tick += 1) expect(world.tickAt(1000 + tick * 10)).toBe(tick)
    expect(world.tickAt(1000 + 45 * 10 + 1)).toBeUndefined()
    expect(world.tickAt(1000 + 44 * 10)).toBeUndefined()
    expect(world.tickAt(5000)).toBeUndefined()
  })

  it('the time before the first tick is none', () => {
    expect(createWorld(schema).tickAt(0)).toBeUndefined()
    expect(sealedWorld().tickAt(1000)).toBe(1)
  })
})
