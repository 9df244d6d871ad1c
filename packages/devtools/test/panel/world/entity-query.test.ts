import { applyDelta, createWorld, defineSchema, optional, string, u16, u64 } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { compileEntityQuery } from '../../../src/panel/world/entity-query.ts'

const world = createWorld(
  defineSchema({
    Health: { current: u16, max: u16 },
    Name: { value: string, title: optional(string) },
    Purse: { coins: u64 },
  }),
)
world.spawn({ Health: { current: 19, max: 100 }, Name: { value: 'Tolk' } }, { id: 88 })
world.spawn(
  { Health: { current: 70, max: 100 }, Name: { value: 'Ansa', title: 'Tolk slayer' } },
  { id: 8 },
)
world.spawn({ Purse: { coins: 2n ** 60n + 1n } }, { id: 17 })
applyDelta(world, [
  { type: 'entity_added', entityId: 5 },
  {
    type: 'component_added',
    entityId: 5,
    componentId: 'mod.__proto__',
    data: {
      type: 'Structured',
      fields: new Map([['note', { type: 'String', value: 'From Outside' }]]),
    },
  },
])

function find(text: string): number[] {
  const query = compileEntityQuery(text)
  if (!query.ok) throw new Error(query.message)
  return [...world.ids()].filter((id) => query.matches(world, id))
}

describe('compileEntityQuery', () => {
  it.each([
    ['', [88, 8, 17, 5]],
    ['8', [88, 8]],
    ['health', [88, 8]],
    ['tolk', [88, 8]],
    ['"slayer"', [8]],
    ['tolk and Health.current < 20', [88]],
    ['Name.title', [8]],
    ['Name.title contains SLAY', [8]],
    ['Name.value != Tolk', [8]],
    ['Purse.coins > 1e18', [17]],
    ['Purse.coins == 1152921504606846976', []],
    ['Health.current < "a"', []],
    ['mod', [5]],
    ['outside', [5]],
    ['mod.__proto__.note == "From Outside"', [5]],
    ['mod.__proto__.constructor', []],
    ['Nothing.here == 1', []],
  ])('finds by %j the entities that it means', (text, ids) => {
    expect(find(text)).toEqual(ids)
  })
})
