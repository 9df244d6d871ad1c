// Serves a world of which some entities move in each tick; prints its address.
import { World } from '@tx2-link/core'
import { serve } from '@tx2-link/server'
import { EDGE, entityIds, schema, startOf } from '../../pages/react/workload.ts'

const TICK_RATE = 20

const [entities = 0, moving = 0] = process.argv.slice(2).map(Number)
const world = new World(schema)
for (const id of entityIds(entities)) world.spawn({ Position: startOf(id) }, { id })
const movers = entityIds(moving)

const served = await serve(world, {
  port: 0,
  tickRate: TICK_RATE,
  onTick: () => {
    for (const id of movers) {
      const x = ((world.getField(id, 'Position', 'x') ?? 0) + 1) % EDGE
      world.patch(id, 'Position', { x, y: EDGE - x })
    }
  },
})
console.log(`serving at ${served.url}`)
process.once('SIGTERM', () => {
  void served.close().then(() => process.exit(0))
})
