import { MemoryTransport, SyncManager, World, defineSchema, f32, u16 } from '@tx2-link/core'

const schema = defineSchema({ Position: { x: f32, y: f32 }, Health: { current: u16 } })
const world = new World(schema)
const orc = world.spawn({ Position: { x: 0, y: 0 }, Health: { current: 80 } })

const [here, there] = MemoryTransport.createPair()
const receiver = new SyncManager(there)
const manager = new SyncManager(here)
const sender = manager.serveWorld(manager.createWorldEncoder(world))

world.seal(Date.now())
sender.flush() // the first time a snapshot
world.patch(orc, 'Position', { x: 3 })
world.seal(Date.now())
sender.flush() // from then on what changed
receiver.subscribe((event) => console.log(event.type)) // connected, snapshot, delta
