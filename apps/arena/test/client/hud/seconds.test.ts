import { describe, expect, it } from 'vitest'
import { formatSeconds, secondsUntil } from '../../../src/client/hud/seconds.ts'

describe('secondsUntil', () => {
  it('counts 20 ticks as a second and never below 0', () => {
    expect(secondsUntil(162, 100)).toBe(3.1)
    expect(secondsUntil(100, 100)).toBe(0)
    expect(secondsUntil(0, 100)).toBe(0)
  })
})

describe('formatSeconds', () => {
  it('has one decimal below ten seconds and none above', () => {
    expect(formatSeconds(3.1)).toBe('3.1')
    expect(formatSeconds(0.05)).toBe('0.1')
    expect(formatSeconds(9.96)).toBe('10')
    expect(formatSeconds(11.2)).toBe('12')
  })

  it('says nothing once the ability is ready', () => {
    expect(formatSeconds(0)).toBe('')
  })
})
