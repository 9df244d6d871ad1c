import type { Random } from '../../src/clock.ts'
import type { EntityId } from '../../src/protocol/ids.ts'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { optional, string, u16, u32 } from '../../src/schema/field.ts'
import type { World } from '../../src/world/world.ts'

export const schema = defineSchema({
  Position: { x: u32, y: u32 },
  Health: { current: u16, shield: optional(u16) },
  Name: { value: string },
})

export type GameSchema = typeof schema

/** One tick of a game in which units come, go, move and change what they have. */
export function step(world: World<GameSchema>, random: Random): void {
  act(world, random, 16)
}

/** What a client does with its own units. */
export function ownStep(own: World<GameSchema>, random: Random): void {
  if (random() < 0.3) act(own, random, 4)
}

function act(world: World<GameSchema>, random: Random, most: number): void {
  const ids = [...world.ids()]
  for (let count = 0; count < 3; count += 1) {
    const id = ids[Math.floor(random() * ids.length)]
    const choice = random()
    if (ids.length < 2 || (choice < 0.1 && ids.length < most)) {
      world.spawn({ Position: { x: 0, y: 0 }, Health: { current: 9 } })
    } else if (id !== undefined && world.has(id)) change(world, id, choice, random)
  }
}

function change(world: World<GameSchema>, id: EntityId, choice: number, random: Random): void {
  const value = Math.floor(random() * 1_000)
  if (choice < 0.18) world.despawn(id)
  else if (choice < 0.25) world.remove(id, 'Health')
  else if (choice < 0.35) world.set(id, 'Health', { current: value, shield: 3 })
  else if (choice < 0.45) world.set(id, 'Health', { current: value })
  else if (choice < 0.55) world.set(id, 'Name', { value: `unit ${value}` })
  else world.set(id, 'Position', { x: value, y: 1 })
}
