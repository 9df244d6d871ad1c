import { World, defineSchema, f32 } from '@tx2-link/core'
import { attachInspector } from '@tx2-link/devtools/node'
import { serve } from '@tx2-link/server'

const schema = defineSchema({ Position: { x: f32, y: f32 } })
export const served = await serve(new World(schema), { port: 8080, tickRate: 20 })
export const inspector = await attachInspector(served.links, { name: 'my game' })
console.log(inspector.url) // ws://127.0.0.1:…/?token=…
