import { defineSchema, u32 } from '@tx2-link/core'
import { describeReport, simulate } from '@tx2-link/core/testing'

const schema = defineSchema({ Unit: { x: u32 } })

export const report = simulate(
  {
    schema,
    step: (world, random) => {
      if (world.size < 5) world.spawn({ Unit: { x: 0 } })
      for (const id of world.ids()) world.patch(id, 'Unit', { x: Math.floor(random() * 100) })
    },
    faults: ['loss', 'disconnect', 'pause', 'restart'],
    check: ({ replica }) => (replica.size > 5 ? 'there are more than five units' : undefined),
  },
  { schedules: 20, seed: 1 },
)
if (report.failures.length > 0) throw new Error(describeReport(report))
