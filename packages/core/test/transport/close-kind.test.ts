import { describe, expect, it } from 'vitest'
import { LinkCloseCode } from '../../src/sync/close-code.ts'
import { TransportCloseCode } from '../../src/transport/close-code.ts'
import { type CloseKind, closeKind } from '../../src/transport/close-kind.ts'

const STANDARD: readonly (readonly [number, CloseKind])[] = [
  [1000, 'normal'],
  [1001, 'going-away'],
  [1002, 'not-understood'],
  [1003, 'not-understood'],
  [1005, 'unstated'],
  [1006, 'lost'],
  [1007, 'not-understood'],
  [1008, 'refused'],
  [1009, 'too-big'],
  [1010, 'not-understood'],
  [1011, 'failed'],
  [1012, 'busy'],
  [1013, 'busy'],
  [1014, 'busy'],
  [1015, 'lost'],
]

describe('closeKind', () => {
  it.each(STANDARD)('[T37] %d is %s', (code, kind) => {
    expect(closeKind(code)).toBe(kind)
  })

  it.each(STANDARD.slice(1))('[T37] the private twin of %d is %s too', (code, kind) => {
    expect(closeKind(code + 3000)).toBe(kind)
  })

  it('[T37] every code that a transport gives has a meaning of its own', () => {
    const kinds = Object.entries(TransportCloseCode).map(([name, code]) => [name, closeKind(code)])
    expect(Object.fromEntries(kinds)).toEqual({
      normal: 'normal',
      goingAway: 'going-away',
      unstated: 'unstated',
      lost: 'lost',
      unsendable: 'unstated',
      unsupportedData: 'not-understood',
      messageTooBig: 'too-big',
      queueFull: 'busy',
    })
  })

  it("[T37] a link's own codes are its own; those of others are the application's", () => {
    for (const code of Object.values(LinkCloseCode)) expect(closeKind(code)).toBe('link')
    for (const code of [3000, 3999, 4016, 4099, 4200, 4999]) {
      expect(closeKind(code)).toBe('application')
    }
  })

  it.each([0, 999, 1004, 1016, 2999, 5000, 7000, 4000.5, Number.NaN])(
    '[T37] %d is no code that a close has',
    (code) => {
      expect(closeKind(code)).toBe('unknown')
    },
  )
})
