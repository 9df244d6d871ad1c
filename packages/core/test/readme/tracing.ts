import { MemoryTransport, SyncManager, createTraceProbe } from '@tx2-link/core'

const [here] = MemoryTransport.createPair()
const manager = new SyncManager(here, { name: 'here' })
const print = (line: string): void => console.log(line)
const stop = manager.observe(createTraceProbe({ print, level: 'all' }))
manager.sendError(404, 'no such room')
stop()
