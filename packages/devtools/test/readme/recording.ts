import { MemoryTransport, SyncManager, World, defineSchema, u16 } from '@tx2-link/core'
import {
  FilterRun,
  createManagerSource,
  createRecorder,
  parseFilter,
} from '@tx2-link/devtools/recording'

const schema = defineSchema({ Health: { current: u16 } })
const world = new World(schema)
const orc = world.spawn({ Health: { current: 80 } })
const [here, there] = MemoryTransport.createPair()
const manager = new SyncManager(here)
const sender = manager.serveWorld(manager.createWorldEncoder(world))

const source = createManagerSource(new SyncManager(there, { schema }))
const recorder = createRecorder(source)
recorder.follow(source) // until what it returns is called
for (const current of [80, 60, 20]) {
  world.patch(orc, 'Health', { current })
  world.seal(Date.now())
  sender.flush()
}

const parsed = parseFilter('type == delta and component == "Health"')
if (!parsed.ok) throw new Error(`${parsed.error.message} at ${parsed.error.position}`)
const run = new FilterRun(recorder, parsed.filter)
while (!run.run(4)); // slices of 4 ms: a page lets a frame pass in between
for (const index of run.matches.view()) {
  const { changeCount, byteLength } = recorder.record(index) ?? {}
  const current = recorder.worldAt(index)?.getField(orc, 'Health', 'current')
  console.log(changeCount, byteLength, current) // 1 91 60, then 1 91 20
}
