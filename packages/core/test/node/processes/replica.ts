// Keeps a copy of the world that comes over its standard input; says it when told to close.
import { SyncManager, World, applyDelta, applySnapshot } from '../../../src/index.ts'
import { wrapStream } from '../../../src/node/index.ts'
import { movingSchema } from '../../transport/moving-world.ts'
import { canonical } from '../../world/canonical.ts'

const world = new World(movingSchema)
const manager = new SyncManager(wrapStream({ input: process.stdin, output: process.stdout }), {
  role: 'client',
  schema: movingSchema,
})
manager.subscribe((event) => {
  if (event.type === 'snapshot') applySnapshot(world, event.snapshot.entities)
  else if (event.type === 'delta') applyDelta(world, event.delta.changes)
  else if (event.type === 'disconnected') {
    world.seal(Date.now())
    process.stderr.write(`closed: ${event.reason.code} ${canonical(world.snapshot())}\n`)
    manager.close()
  }
})
