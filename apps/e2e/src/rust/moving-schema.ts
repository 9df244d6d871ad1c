import { defineSchema, f32, string, u32, u8 } from '@tx2-link/core'

/** What the Rust peer's moving world consists of. */
export const movingSchema = defineSchema({
  Position: { x: f32, y: f32 },
  Health: { current: u8, max: u8 },
  Name: { value: string },
  Stunned: { until: u32 },
})
