import { World } from '@tx2-link/core'
import { serve } from '@tx2-link/server'
import { schema } from './schema.ts'

const world = new World(schema)
const orc = world.spawn({ Health: { current: 80, max: 100 } })
await serve(world, { port: 8080, tickRate: 20 })
setInterval(() => world.patch(orc, 'Health', { current: (Math.random() * 100) | 0 }), 100)
