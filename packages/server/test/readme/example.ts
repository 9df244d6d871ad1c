import { World, defineSchema, f32, string } from '@tx2-link/core'
import { serve } from '@tx2-link/server'

const schema = defineSchema({ Position: { x: f32, y: f32 }, Profile: { name: string } })
const world = new World(schema)
const orc = world.spawn({ Position: { x: 0, y: 0 } })

export const served = await serve(world, {
  port: 8080,
  tickRate: 20,
  onTick: () => world.patch(orc, 'Position', { x: Math.random() }),
  accept: (_peer, change) => !('component' in change) || change.component === 'Profile' || 'no',
})
console.log(served.url)
