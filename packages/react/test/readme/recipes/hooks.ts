import { array, defineSchema, f32, string, u16, u64 } from '@tx2-link/core'
import { createLinkHooks } from '@tx2-link/react'

export const schema = defineSchema({
  Position: { x: f32, y: f32 },
  Health: { current: u16, max: u16 },
  Name: { value: string },
  Score: { points: u16 },
  Bag: { items: array, gold: u64 },
  Hidden: {}, // a component without fields says something by being there
})

export const {
  LinkProvider,
  useComponentSuspense,
  useEntities,
  useEntityEffect,
  useField,
  useFirst,
  useFrame,
  useInterpolated,
} = createLinkHooks(schema)
