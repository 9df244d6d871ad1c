import { describe, expect, it } from 'vitest'
import { orderExpectations, countExpectations } from '../../../src/app/side/expectation-order.ts'
import { nudged, numberText, parseNumber } from '../../../src/app/side/number-text.ts'
import { number } from '../../../src/engine/args.ts'
import type { ExpectationState, ExpectationStatus } from '../../../src/engine/expectation.ts'

describe('a number as typed', () => {
  it.each([
    ['40', 40],
    [' 1,048,576 ', 1_048_576],
    ['0.05', 0.05],
    ['−3', -3],
    ['', Number.NaN],
    ['forty', Number.NaN],
  ])('%j is %d', (text, value) => {
    expect(parseNumber(text)).toBe(value)
  })
})

it('a number is written so that it reads the same again', () => {
  for (const [value, text] of [
    [1_048_576, '1,048,576'],
    [0.05, '0.05'],
    [-3, '−3'],
  ] as const) {
    expect(numberText(value)).toBe(text)
    expect(parseNumber(text)).toBe(value)
  }
})

describe('an arrow in a box', () => {
  const loss = number({ default: 0, min: 0, max: 0.3, step: 0.01 })

  it('goes by steps, without the dust of binary fractions, up to the bounds', () => {
    expect(nudged(loss, 0.06, 1)).toBe(0.07)
    expect(nudged(loss, 0.07, -1)).toBe(0.06)
    expect(nudged(loss, 0.28, 10)).toBe(0.3)
    expect(nudged(loss, 0.01, -10)).toBe(0)
  })
})

function state(name: string, status: ExpectationStatus): ExpectationState {
  return { name, when: 'always', status, saw: '', atMs: undefined, limit: undefined }
}

describe('the list of expectations', () => {
  const states = [
    state('a', 'waiting'),
    state('b', 'passed'),
    state('c', 'failed'),
    state('d', 'holding'),
    state('e', 'failed'),
  ]

  it('has failures first and unknowns last, else as the story has them', () => {
    expect(orderExpectations(states).map(({ name }) => name)).toEqual(['c', 'e', 'b', 'd', 'a'])
  })

  it('counts what passed, failed and is open', () => {
    expect(countExpectations(states)).toEqual({ passed: 1, failed: 2, open: 2 })
  })
})
