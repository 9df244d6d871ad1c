import { expect, it } from 'vitest'
import { createCodec } from '../../src/codec/create-codec.ts'
import { defineSchema } from '../../src/schema/define-schema.ts'
import { f32 } from '../../src/schema/field.ts'
import { WorldEncoder } from '../../src/sync/world-encoder.ts'
import { World } from '../../src/world/world.ts'

const schema = defineSchema({ Position: { x: f32, y: f32 } })

it('[B14] what was encoded of a tick serves all until the next', () => {
  const world = new World(schema)
  const seal = (): void => {
    world.spawn({ Position: { x: 0, y: 0 } })
    world.seal(world.timestamp + 1)
  }
  seal()
  seal()
  const encoder = new WorldEncoder(world, createCodec('msgpack'), 1)
  const ask = (): unknown => encoder.delta({ tick: 1, timestamp: 1 })
  expect(ask()).toBe(ask())
  expect(encoder.encodings).toBe(1)
  seal()
  ask()
  expect(encoder.encodings).toBe(2)
})
