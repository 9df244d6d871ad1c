import { describe, expect, it } from 'vitest'
import type { Format } from '../../src/codec/codec.ts'
import {
  createDeltaPayload,
  createMessage,
  createSnapshotPayload,
} from '../../src/protocol/create-message.ts'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { f32, u16 } from '../../src/schema/field.ts'
import { createRandom } from '../../src/testing/random.ts'
import { World } from '../../src/world/world.ts'
import { codecs } from './fixtures.ts'

const stamp = { timestamp: 1_763_800_000_050n, sequence: 2n, schemaVersion: 1 }
const ENTITIES = 10_000

/** A world of bodies, and the bytes of a snapshot and of a delta after some of them moved. */
function sizesOf(format: Format, moved: number): { whole: number; delta: number } {
  const schema = defineSchema({
    Position: { x: f32, y: f32, z: f32 },
    Velocity: { x: f32, y: f32, z: f32 },
    Health: { current: u16, max: u16 },
  })
  const world = new World(schema)
  const random = createRandom(33)
  const place = () => ({ x: random() * 1000, y: random() * 1000, z: random() * 100 })
  const ids = Array.from({ length: ENTITIES }, () =>
    world.spawn({ Position: place(), Velocity: place(), Health: { current: 100, max: 100 } }),
  )
  world.seal(1_763_800_000_000)
  const base = world.tick
  for (const id of ids.slice(0, moved)) world.patch(id, 'Position', { x: random(), y: random() })
  world.seal(1_763_800_000_050)
  const codec = codecs[format]
  const snapshot = createSnapshotPayload(world.snapshot(), 1_763_800_000.05)
  const delta = createDeltaPayload(world.changesSince(base) ?? [], 1_763_800_000_000n)
  return {
    whole: codec.encodeMessage(createMessage(snapshot, stamp)).length,
    delta: codec.encodeMessage(createMessage(delta, stamp)).length,
  }
}

describe('[Q3] of 10,000 entities a tenth moved', () => {
  it.each([
    ['msgpack', 1_679_683, 56_674],
    ['json', 3_201_325, 208_428],
    ['bincode', 2_340_076, 86_077],
  ] as const)('in %s a snapshot has %d bytes and the delta %d', (format, whole, delta) => {
    expect(sizesOf(format, ENTITIES / 10)).toEqual({ whole, delta })
  })
})
