import { defineSchema, u16 } from '@tx2-link/core'

export const schema = defineSchema({ Health: { current: u16, max: u16 } })
