import { expect } from 'vitest'
import { createCodec } from '../../src/codec/create-codec.ts'
import type { EntityId } from '../../src/protocol/ids.ts'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { f32 } from '../../src/schema/field.ts'
import { NO_ENTITY } from '../../src/sync/snapshot-part.ts'
import { WorldEncoder } from '../../src/sync/world-encoder.ts'
import { World } from '../../src/world/world.ts'
import type { LimitCase } from './limit-case.ts'

const schema = defineSchema({ Position: { x: f32, y: f32 } })

export const encoderLimits: readonly LimitCase[] = [
  {
    what: 'deltas; parts of a snapshot kept encoded for the peers of one format',
    most: '64; 16',
    tryIt: () => {
      const encoder = createEncoder(100)
      const delta = (tick: number): unknown => encoder.delta({ tick, timestamp: tick })
      for (let tick = 0; tick < 64; tick += 1) delta(tick)
      expect(encodingsOf(encoder, () => delta(0))).toBe(0)
      delta(64)
      expect(encodingsOf(encoder, () => delta(64))).toBe(0)
      expect(encodingsOf(encoder, () => delta(0))).toBe(1)

      const part = (after: EntityId): EntityId => encoder.part(after, 200)?.lastId ?? NO_ENTITY
      let after = NO_ENTITY
      for (let count = 0; count < 16; count += 1) after = part(after)
      expect(encodingsOf(encoder, () => part(NO_ENTITY))).toBe(0)
      part(after)
      expect(encodingsOf(encoder, () => part(after))).toBe(0)
      expect(encodingsOf(encoder, () => part(NO_ENTITY))).toBeGreaterThan(0)
    },
  },
]

/** Of a world with an entity of each tick. */
function createEncoder(ticks: number): WorldEncoder {
  const world = new World(schema)
  for (let tick = 1; tick <= ticks; tick += 1) {
    world.spawn({ Position: { x: tick, y: 0 } })
    world.seal(tick)
  }
  return new WorldEncoder(world, createCodec('msgpack'), 1)
}

/** How many messages this made it encode. */
function encodingsOf(encoder: WorldEncoder, ask: () => unknown): number {
  const before = encoder.encodings
  ask()
  return encoder.encodings - before
}
