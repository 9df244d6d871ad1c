import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type ArgSpec,
  type ArgValues,
  choice,
  number,
  seed,
  text,
  toggle,
} from '../../src/engine/args.ts'
import { completeArgs, defaultsOf, whyNot } from '../../src/engine/check-args.ts'

const specs = {
  bots: number({ default: 40, min: 1, max: 100, step: 1 }),
  tickRate: choice([10, 20, 30], { default: 20 }),
  codec: choice(['msgpack', 'json'], { default: 'msgpack' }),
  isCalm: toggle({ default: true }),
  label: text({ default: 'none', maxLength: 8 }),
  seed: seed({ default: 7 }),
}

describe('args', () => {
  it('give a play values of the types that their specs say', () => {
    expectTypeOf<ArgValues<typeof specs>>().toEqualTypeOf<{
      readonly bots: number
      readonly tickRate: 10 | 20 | 30
      readonly codec: 'msgpack' | 'json'
      readonly isCalm: boolean
      readonly label: string
      readonly seed: number
    }>()
    expect(defaultsOf(specs)).toEqual({
      bots: 40,
      tickRate: 20,
      codec: 'msgpack',
      isCalm: true,
      label: 'none',
      seed: 7,
    })
  })

  it.each<[keyof typeof specs, unknown[], unknown[]]>([
    ['bots', [1, 1.5, 100], [0, 101, Number.NaN, '40', undefined]],
    ['tickRate', [10, 30], [15, '10']],
    ['codec', ['json'], ['bincode', '']],
    ['isCalm', [false], ['false', 0]],
    ['label', ['', '12345678'], ['123456789', 5]],
    ['seed', [0, 0xffff_ffff], [-1, 1.5, 2 ** 32, '7']],
  ])('%s takes what its spec allows and nothing else', (name, possible, impossible) => {
    const spec: ArgSpec = specs[name]
    for (const value of possible) expect(whyNot(spec, value)).toBeUndefined()
    for (const value of impossible) expect(whyNot(spec, value)).toMatch(/^must be /)
  })

  it('are the defaults with what is given over them', () => {
    expect(completeArgs(specs, { bots: 3, label: undefined })).toEqual({
      ...defaultsOf(specs),
      bots: 3,
    })
  })

  it.each(['{"bots":0}', '{"toString":1}', '{"__proto__":1}'])(
    'refuse %s, which is impossible or not theirs',
    (given) => {
      expect(() => completeArgs(specs, JSON.parse(given))).toThrow(
        expect.objectContaining({ code: 'invalid-value' }),
      )
    },
  )
})
