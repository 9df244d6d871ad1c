import { expect, it } from 'vitest'
import type { EntityId } from '../../src/protocol/ids.ts'
import { createCodec } from '../../src/codec/create-codec.ts'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { f32 } from '../../src/schema/field.ts'
import { NO_ENTITY } from '../../src/sync/snapshot-part.ts'
import { WorldEncoder } from '../../src/sync/world-encoder.ts'
import { World } from '../../src/world/world.ts'

const schema = defineSchema({ Position: { x: f32, y: f32 } })

function createEncoder(ticks: number): { readonly encoder: WorldEncoder; readonly world: World } {
  const world = new World(schema)
  for (let tick = 1; tick <= ticks; tick += 1) {
    world.spawn({ Position: { x: tick, y: 0 } })
    world.seal(tick)
  }
  return { world, encoder: new WorldEncoder(world, createCodec('msgpack'), 1) }
}

/** How many messages this made it encode. */
function encodingsOf(encoder: WorldEncoder, ask: () => unknown): number {
  const before = encoder.encodings
  ask()
  return encoder.encodings - before
}

it('[B14] keeps 64 deltas of a tick encoded and encodes the one past them again', () => {
  const { encoder } = createEncoder(65)
  const ask = (tick: number): unknown => encoder.delta({ tick, timestamp: tick })
  for (let tick = 0; tick < 64; tick += 1) expect(encodingsOf(encoder, () => ask(tick))).toBe(1)
  expect(encodingsOf(encoder, () => [ask(0), ask(63)])).toBe(0)
  expect(encodingsOf(encoder, () => ask(64))).toBe(1)
  expect(encodingsOf(encoder, () => ask(63))).toBe(0)
  expect(encodingsOf(encoder, () => ask(0))).toBe(1)
})

it('[B14] keeps 16 parts of a snapshot encoded and encodes the one past them again', () => {
  const { encoder } = createEncoder(100)
  const followers = (first: EntityId, count: number): EntityId[] => {
    const ids = [first]
    for (let place = 0; place < count; place += 1) ids.push(encoder.part(ids[place]!, 200)!.lastId)
    return ids
  }
  const [sixteenth] = followers(NO_ENTITY, 16).slice(-1)
  expect(encodingsOf(encoder, () => encoder.part(NO_ENTITY, 200))).toBe(0)
  encoder.part(sixteenth!, 200)
  expect(encodingsOf(encoder, () => encoder.part(sixteenth!, 200))).toBe(0)
  expect(encodingsOf(encoder, () => encoder.part(NO_ENTITY, 200))).toBeGreaterThan(0)
})

it('[B14] forgets them all with the next tick', () => {
  const { world, encoder } = createEncoder(3)
  encoder.delta({ tick: 1, timestamp: 1 })
  world.spawn({ Position: { x: 0, y: 0 } })
  world.seal(4)
  expect(encodingsOf(encoder, () => encoder.delta({ tick: 1, timestamp: 1 }))).toBe(1)
})
