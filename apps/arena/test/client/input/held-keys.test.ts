import { describe, expect, it } from 'vitest'
import { HeldKeys } from '../../../src/client/input/held-keys.ts'

describe('HeldKeys', () => {
  it('makes a diagonal of two keys', () => {
    const held = new HeldKeys()
    held.press('KeyW')
    held.press('ArrowRight')
    expect(held.direction()).toEqual({ x: 1, y: -1 })
  })

  it('is no faster with two keys of one direction', () => {
    const held = new HeldKeys()
    held.press('KeyD')
    held.press('ArrowRight')
    expect(held.direction()).toEqual({ x: 1, y: 0 })
  })

  it('stands still while opposite keys are held, and goes on when one is let go', () => {
    const held = new HeldKeys()
    held.press('KeyA')
    held.press('KeyD')
    expect(held.direction()).toEqual({ x: 0, y: 0 })
    held.release('KeyA')
    expect(held.direction()).toEqual({ x: 1, y: 0 })
  })

  it('reports only what changes: neither repeats nor keys that do not move', () => {
    const held = new HeldKeys()
    expect(held.press('KeyW')).toBe(true)
    expect(held.press('KeyW')).toBe(false)
    expect(held.press('KeyQ')).toBe(false)
    expect(held.releaseAll()).toBe(true)
    expect(held.releaseAll()).toBe(false)
  })
})
