import { describe, expect, it } from 'vitest'
import { type Vitality, vitalityOf } from '../../src/components/vitality.ts'

describe('how well somebody is', () => {
  it.each<[number, Vitality]>([
    [100, 'full'],
    [120, 'full'],
    [99, 'hurt'],
    [30, 'hurt'],
    [29, 'low'],
    [1, 'low'],
    [0, 'dead'],
  ])('with %i of 100: %s', (current, vitality) => {
    expect(vitalityOf({ current, max: 100 })).toBe(vitality)
  })

  it('is not known of who is not here', () => {
    expect(vitalityOf(undefined)).toBe('absent')
  })
})
