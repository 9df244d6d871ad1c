import { describe, expect, it } from 'vitest'
import { plainEquals } from '../../src/world/plain-value.ts'

describe('[J2] deep equality', () => {
  it.each([
    ['maps whatever the order of keys', { a: 1, b: [Number.NaN] }, { b: [Number.NaN], a: 1 }],
    ['bytes', new Uint8Array([1, 2]), Buffer.from([1, 2])],
    ['a map that inherits nothing', { a: null }, Object.assign(Object.create(null), { a: null })],
  ])('holds for %s', (_what, a, b) => {
    expect(plainEquals(a, b)).toBe(true)
    expect(plainEquals(b, a)).toBe(true)
  })

  it.each([
    ['zeroes of two signs', [0], [-0]],
    ['a number and a bigint', [1], [1n]],
    ['an array and a map', [], {}],
    ['bytes and an array', new Uint8Array(1), [0]],
    ['bytes and a map', new Uint8Array(0), {}],
    ['null and a map', null, {}],
    ['lists of two lengths', [1], [1, null]],
    ['a key that only one has', { a: 1 }, { a: 1, b: null }],
    ['an inherited value', JSON.parse('{"__proto__":{}}'), { a: 1 }],
  ])('does not hold for %s', (_what, a, b) => {
    expect(plainEquals(a, b)).toBe(false)
    expect(plainEquals(b, a)).toBe(false)
  })

  it('takes zeroes of two signs as equal when told so', () => {
    expect(plainEquals([0, { a: -0 }], [-0, { a: 0 }], true)).toBe(true)
  })
})
