import { DEFAULT_RATE_LIMIT_CONFIG } from '@tx2-link/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  describeFault,
  formatSetting,
  parseSetting,
  type Setting,
  SETTINGS,
  SLIDER_STEPS,
  sliderPosition,
  sliderValue,
} from '../../../src/panel/limits/settings.ts'
import { readTried } from '../../../src/panel/limits/tried-config.ts'

const [messages, bytes, burst] = SETTINGS as [Setting, Setting, Setting]

describe('parseSetting', () => {
  it.each([
    ['54 kB', 54_000],
    ['10MiB', 10 * 1024 * 1024],
    ['1,234', 1234],
    ['0.5 mb', 500_000],
    ['-3', -3],
    ['', undefined],
    ['ten', undefined],
    ['5 kg', undefined],
  ])('reads %j as bytes', (text, value) => {
    expect(parseSetting(bytes, text)).toBe(value)
  })

  it('knows no units for counts', () => {
    expect(parseSetting(messages, '5 kB')).toBe(undefined)
    expect(parseSetting(messages, '1,000')).toBe(1000)
  })

  it('reads back exactly what is shown of a cap', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.constantFrom(1, 1000, 1024),
        (n, unit) => {
          expect(parseSetting(bytes, formatSetting(bytes, n * unit))).toBe(n * unit)
        },
      ),
    )
  })
})

describe('the sliders', () => {
  it('give at each step a value that lies nearer to that step than to others', () => {
    for (const setting of [messages, bytes]) {
      for (let step = 60; step <= SLIDER_STEPS; step += 7) {
        expect(Math.abs(sliderPosition(setting, sliderValue(setting, step)) - step)).toBeLessThan(3)
      }
    }
  })

  it('give whole numbers of at least 1 for the burst', () => {
    for (let step = 0; step <= SLIDER_STEPS; step += 1) {
      const value = sliderValue(burst, step)
      expect(Number.isInteger(value) && value >= 1).toBe(true)
    }
  })
})

describe('readTried', () => {
  const current = DEFAULT_RATE_LIMIT_CONFIG

  it('names only what differs from the values in force', () => {
    const tried = readTried(
      current,
      new Map([
        ['burstSize', '7'],
        ['windowMs', '1,000'],
      ]),
    )
    expect(tried.changes).toEqual({ burstSize: 7 })
    expect(tried.config).toEqual({ ...current, burstSize: 7 })
  })

  it.each([
    ['burstSize', '0.5', 'burstSize must be a whole number of at least 1, not 0.5'],
    ['windowMs', '0', 'windowMs must be a finite number above 0, not 0'],
    ['windowMs', 'soon', 'windowMs must be a number'],
    [
      'maxMessagesPerSecond',
      '0.5',
      '0.5 messages a second make less than one in a window of 1000 ms',
    ],
    ['maxBytesPerSecond', '0.1', '0.1 bytes a second make less than one in a window of 1000 ms'],
  ] as const)('says of %s = %s what the limiter would, at its field', (name, text, message) => {
    const tried = readTried(current, new Map([[name, text]]))
    expect(tried.fault).toEqual({ name, message })
    expect(tried.config).toBe(undefined)
  })
})

describe('describeFault', () => {
  it('shows at the first field what is no fault of a value', () => {
    expect(describeFault(new Error('the peer left'))).toEqual({
      name: 'maxMessagesPerSecond',
      message: 'the peer left',
    })
  })
})
