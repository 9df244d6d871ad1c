import type { Random } from '../../src/clock.ts'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { bytes, f32, i64, string } from '../../src/schema/field.ts'
import { World } from '../../src/world/world.ts'

export const movingSchema = defineSchema({
  Position: { x: f32, y: f32 },
  Tag: { name: string, serial: i64, blob: bytes },
})

export type MovingWorld = World<typeof movingSchema>

/** A world of many that move, are born and die; of 400 entities a snapshot has some 500 kB. */
export function createMovingWorld(entities: number): MovingWorld {
  const world = new World(movingSchema)
  for (let index = 0; index < entities; index += 1) spawn(world, index)
  return world
}

export function moveWorld(world: MovingWorld, random: Random): void {
  const ids = [...world.ids()]
  for (const id of ids) {
    if (random() < 0.3) world.patch(id, 'Position', { x: random() * 1000 })
  }
  const victim = ids[Math.floor(random() * ids.length)]
  if (victim !== undefined) world.despawn(victim)
  spawn(world, random())
}

function spawn(world: MovingWorld, seed: number): void {
  world.spawn({
    Position: { x: seed, y: -seed },
    Tag: {
      name: `entity ${seed}`,
      serial: 9_007_199_254_740_993n,
      blob: new Uint8Array(1000).fill(200),
    },
  })
}
