import { describe, expect, it } from 'vitest'
import { fieldKey } from '../../../src/panel/world/entity-fields.ts'
import { FieldOrigins } from '../../../src/panel/world/field-origins.ts'
import { createRig, type Rig } from '../gauges/rig.tsx'

const CURRENT = fieldKey('Health', 'current')
const MAX = fieldKey('Health', 'max')

/** Ticks in which the health of entity 1 is 1, 2, 3 …; each is the message `messages[value]`. */
function createHistory(ticks: number): { rig: Rig; messages: Map<number, number> } {
  const rig = createRig()
  rig.world.spawn({ Health: { current: 0, max: 9 } }, { id: 1 })
  rig.world.spawn({ Health: { current: 0, max: 9 } }, { id: 2 })
  rig.tick()
  const messages = new Map<number, number>()
  for (let value = 1; value <= ticks; value += 1) {
    rig.world.patch(1, 'Health', { current: value })
    rig.tick()
    messages.set(value, lastDelta(rig))
  }
  return { rig, messages }
}

function lastDelta({ recorder }: Rig): number {
  let index = recorder.endIndex - 1
  while (recorder.columns.messageType(index) !== 'delta') index -= 1
  return index
}

describe('FieldOrigins', () => {
  it('finds the message that set a field last, as of the moment that is asked for', () => {
    const { rig, messages } = createHistory(6)
    const origins = new FieldOrigins(rig.recorder, 1)
    expect(origins.search(rig.recorder.endIndex - 1, [CURRENT], Infinity)).toBe(true)
    expect(origins.of(CURRENT)).toBe(messages.get(6))
    origins.search(messages.get(3) ?? 0, [CURRENT], Infinity)
    expect(origins.of(CURRENT)).toBe(messages.get(3))
  })

  it('goes back as far as it must for a field that changes rarely', () => {
    const { rig, messages } = createHistory(6)
    const origins = new FieldOrigins(rig.recorder, 1)
    origins.search(rig.recorder.endIndex - 1, [CURRENT, MAX], Infinity)
    const setBy = origins.of(MAX) ?? Infinity
    expect(setBy).toBeLessThan(messages.get(1) ?? 0)
    expect(rig.recorder.message(setBy)?.payload.type).toMatch(/delta|snapshot/)
  })

  it('follows what comes without reading again what it has read', () => {
    const { rig, messages } = createHistory(3)
    const origins = new FieldOrigins(rig.recorder, 1)
    origins.search(rig.recorder.endIndex - 1, [CURRENT, MAX], Infinity)
    const oldest = origins.of(MAX)
    rig.world.patch(1, 'Health', { current: 99 })
    rig.world.patch(2, 'Health', { max: 99 })
    rig.tick()
    origins.search(rig.recorder.endIndex - 1, [CURRENT, MAX], Infinity)
    expect(origins.of(CURRENT)).toBe(lastDelta(rig))
    expect(origins.of(CURRENT)).not.toBe(messages.get(3))
    expect(origins.of(MAX)).toBe(oldest)
  })

  it('comes to the same in slices without any time for them', () => {
    const { rig } = createHistory(40)
    const whole = new FieldOrigins(rig.recorder, 2)
    const top = rig.recorder.endIndex - 1
    whole.search(top, [CURRENT, MAX], Infinity)
    const sliced = new FieldOrigins(rig.recorder, 2)
    let slices = 1
    while (!sliced.search(top, [CURRENT, MAX], 0)) slices += 1
    expect(slices).toBeGreaterThan(2)
    expect(sliced.of(MAX)).toBe(whole.of(MAX))
  })
})
