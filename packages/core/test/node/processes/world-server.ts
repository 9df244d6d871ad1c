// Serves a still world over its standard input and output.
import { defineSchema } from '../../../src/schema/define-schema.ts'
import { f32 } from '../../../src/schema/field.ts'
import { SyncManager } from '../../../src/sync/sync-manager.ts'
import { World } from '../../../src/world/world.ts'
import { ownStdio } from '../../readme/transports.ts'

const schema = defineSchema({ Position: { x: f32, y: f32 } })

ownStdio((transport) => {
  const manager = new SyncManager(transport, { schema, role: 'server' })
  const world = new World(schema)
  world.spawn({ Position: { x: 1, y: 2 } })
  world.seal(Date.now())
  const sender = manager.serveWorld(manager.createWorldEncoder(world))
  manager.subscribe(({ type }) => {
    if (type === 'greeted') sender.flush()
  })
})
