// A server of a busy world, to be killed, stopped and starved by a test.
import { serve } from '@tx2-link/server'
import { createRandom } from '@tx2-link/core/testing'
import { BusyWorld, textOf } from './busy-world.ts'
import type { ServerOrder, ServerReport, ServerSettings } from './server-talk.ts'

const { port, entities, movesAStep, slowTimeoutMs, maxBufferedBytes } = JSON.parse(
  process.argv[2] ?? '{}',
) as ServerSettings

const busy = new BusyWorld(createRandom(Date.now()), { entities, movesAStep })
let isStill = false
const served = await serve(busy.world, {
  port,
  tickRate: 20,
  slowTimeoutMs,
  onTick: () => {
    if (!isStill) busy.step()
  },
  sync: { maxBufferedBytes },
})

process.on('message', (order: ServerOrder) => {
  if (order === 'stand-still') isStill = true
  else if (order === 'move-on') isStill = false
  else if (order === 'move-500') busy.moveOnce(500)
  else if (order === 'collect') globalThis.gc?.()
  const { peers, closes } = served.links.getStats()
  process.send?.({
    port: served.port ?? 0,
    text: order === 'figures' || order === 'collect' ? '' : textOf(busy.world),
    peers,
    closes: [...closes],
    coalesced: served.links.peers.map((peer) => peer.getStats().coalesced),
    buffered: served.links.peers.map((peer) => peer.getStats().bufferedBytes),
    memory: readMemory(),
  } satisfies ServerReport)
})
process.once('disconnect', () => process.exit())

function readMemory(): ServerReport['memory'] {
  const { rss, heapUsed, external } = process.memoryUsage()
  return { rss, heap: heapUsed, external }
}
