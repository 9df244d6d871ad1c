import { defineSchema, f32, string, u16, u32, u8 } from '@tx2-link/core'

/** What the components show: players of some game. */
export const schema = defineSchema({
  Position: { x: f32, y: f32 },
  Body: { kind: u8 },
  Health: { current: u16, max: u16 },
  /** Is there while one is being healed. */
  Healing: { perSecond: u8 },
  Name: { value: string },
  Score: { points: u32 },
})

export type GameSchema = typeof schema
