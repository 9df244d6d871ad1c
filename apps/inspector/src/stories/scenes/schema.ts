import { defineSchema, f32, string, u16, u8 } from '@tx2-link/core'

/** What the stories' worlds are made of: things that have a place, a shape, and perhaps health and a name. */
export const schema = defineSchema({
  Position: { x: f32, y: f32 },
  Body: { kind: u8 },
  Health: { current: u16, max: u16 },
  Name: { value: string },
})

export type StorySchema = typeof schema

/** How a body is drawn. */
export const BodyKind = { disc: 0, triangle: 1, square: 2 } as const
