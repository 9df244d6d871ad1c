import { createWorld } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { acceptChange, type ProposedChange, Refusal } from '../../src/game/accept-change.ts'
import { arenaMap } from '../../src/game/map.ts'
import { arenaSchema } from '../../src/game/schema.ts'

const peer = { firstId: 1_000, lastId: 1_255 }
const id = 1_000

function judge(change: ProposedChange, world = createWorld(arenaSchema)): true | string {
  return acceptChange(peer, change, world)
}

function write(component: string, value: Record<string, unknown>): true | string {
  return judge({ type: 'patch', id, component, value })
}

describe('acceptChange', () => {
  it('takes what a client does to join, play and leave', () => {
    const input = { moveX: 1, moveY: -1, toPoint: true, pointX: 0, pointY: arenaMap.height }
    expect(judge({ type: 'spawn', id })).toBe(true)
    expect(judge({ type: 'set', id, component: 'Profile', value: { name: 'Ada' } })).toBe(true)
    expect(judge({ type: 'set', id, component: 'Input', value: input })).toBe(true)
    expect(write('Input', { moveX: 0 })).toBe(true)
    expect(write('Casts', { dash: 0, volley: 65_535, shield: 1 })).toBe(true)
    expect(judge({ type: 'despawn', id })).toBe(true)
  })

  it('refuses entities outside the range, and everything before a range was granted', () => {
    for (const foreign of [peer.firstId - 1, peer.lastId + 1]) {
      expect(judge({ type: 'spawn', id: foreign })).toBe(Refusal.foreignEntity)
      expect(judge({ type: 'despawn', id: foreign })).toBe(Refusal.foreignEntity)
    }
    const stranger = { firstId: undefined, lastId: undefined }
    const verdict = acceptChange(stranger, { type: 'spawn', id }, createWorld(arenaSchema))
    expect(verdict).toBe(Refusal.foreignEntity)
  })

  it('refuses a second avatar, but takes the first one said again after a lost connection', () => {
    const world = createWorld(arenaSchema)
    world.spawn({}, { id })
    expect(judge({ type: 'spawn', id: id + 1 }, world)).toBe(Refusal.secondAvatar)
    expect(judge({ type: 'spawn', id }, world)).toBe(true)
  })

  it.each([
    'Health',
    'Position',
    'Fighter',
    'Score',
    'Abilities',
    'Zone',
    '__proto__',
    'constructor',
  ])('refuses to write or remove %s', (component) => {
    expect(write(component, { current: 100 })).toBe(Refusal.serverComponent)
    expect(judge({ type: 'remove', id, component })).toBe(Refusal.serverComponent)
  })

  it('refuses to remove what a client may write', () => {
    expect(judge({ type: 'remove', id, component: 'Profile' })).toBe(Refusal.removal)
  })

  it.each([
    '',
    '   ',
    'x'.repeat(17),
    'tab\there',
    'bell\u0007',
    'turn\u202Eed',
    '\u200B',
    7,
    null,
  ])('refuses the name %j', (name) => {
    expect(write('Profile', { name })).toBe(Refusal.name)
  })

  it.each(['A', 'Zoë Łódź', '名前', 'x'.repeat(16), '🜁🜂🜃🜄', ' padded '])(
    'takes the name %j',
    (name) => {
      expect(write('Profile', { name })).toBe(true)
    },
  )

  it.each([2, -2, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '1', null])(
    'refuses a move of %j',
    (move) => {
      expect(write('Input', { moveX: move })).toBe(Refusal.move)
      expect(write('Input', { moveY: move })).toBe(Refusal.move)
    },
  )

  it.each([-0.1, arenaMap.width + 1, Number.NaN, Number.NEGATIVE_INFINITY, '5'])(
    'refuses to walk to %j',
    (coordinate) => {
      expect(write('Input', { pointX: coordinate })).toBe(Refusal.point)
      expect(write('Input', { pointY: coordinate })).toBe(Refusal.point)
    },
  )

  it.each([-1, 65_536, 1.5, Number.NaN, '1'])('refuses a cast counter of %j', (counter) => {
    expect(write('Casts', { volley: counter })).toBe(Refusal.counter)
  })

  it('refuses fields that the component has not', () => {
    expect(write('Input', { moveX: 0, speed: 9 })).toBe(Refusal.unknownField)
    expect(write('Profile', { toString: 'x' })).toBe(Refusal.unknownField)
  })
})
