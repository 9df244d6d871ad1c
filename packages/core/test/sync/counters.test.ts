import { describe, expect, it } from 'vitest'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'
import { createRig } from './link-harness.ts'

describe('what a link counts', () => {
  it('[Y32] deltas that stand for several ticks, since some could not go', () => {
    const { link, server, step } = createRig({}, { rateLimit: { maxMessagesPerSecond: 5 } })
    link.open()
    const id = server.world.spawn({ Position: { x: 0, y: 0 } })
    for (let x = 1; x < 60; x += 1) {
      server.world.patch(id, 'Position', { x })
      step()
    }
    const { coalesced, syncCount, deferrals } = server.peers[0]!.manager.getStats()
    expect(coalesced).toBeGreaterThan(1)
    expect(coalesced).toBeLessThan(syncCount)
    expect(deferrals).toBeGreaterThan(coalesced)
  })

  it('[Y32] connections that ended, whoever ended them', () => {
    const { link, server, step } = createRig()
    link.open()
    step(2)
    expect(link.getStats().closes).toBe(0)
    server.loseAll()
    step(40)
    expect(link.getStats().closes).toBe(1)
    link.close()
    expect(link.getStats().closes).toBe(2)
  })

  it('[Y32] messages that were not taken: unreadable, or more than may come', () => {
    const clock = createFakeClock()
    const [near, far] = MemoryTransport.createPair()
    const manager = new SyncManager(near, {
      clock,
      inboundRateLimit: { maxMessagesPerSecond: 2 },
    })
    far.send(Uint8Array.of(0xc1))
    expect(manager.getStats()).toMatchObject({ refusals: 1, errorCount: 1, closes: 0 })
    far.send(Uint8Array.of(0xc1))
    far.send(Uint8Array.of(0xc1))
    expect(manager.getStats()).toMatchObject({ refusals: 3, errorCount: 2, closes: 1 })
  })
})
