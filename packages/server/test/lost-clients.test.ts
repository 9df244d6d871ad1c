import { describe, expect, it } from 'vitest'
import { createRig } from './harness.ts'

describe('clients that were lost', () => {
  it('[V53] of more lost clients than may be here, the ones that were lost first lose their entities', () => {
    const warnings: string[] = []
    const { world, server, join, run } = createRig({
      accept: () => true,
      maxPeers: 3,
      sync: {
        probe: (event) => {
          if (event.type === 'warning') warnings.push(event.code)
        },
      },
    })
    const names = Array.from({ length: 10 }, (_, index) => `client ${index}`)
    for (const name of names) {
      const client = join({
        maxReconnectAttempts: 0,
        onJoin: (own) => void own.spawn({ Profile: { name } }),
      })
      run(6)
      client.cut()
    }
    const kept = [...world.ids()].map((id) => world.get(id, 'Profile')?.name)
    expect(kept).toEqual(names.slice(-3))
    expect(server.getStats().seatsGivenUp).toBe(7)
    expect(warnings.filter((code) => code === 'seat-given-up')).toHaveLength(7)
    run(400)
    expect([world.size, server.getStats().seatsGivenUp]).toEqual([0, 7])
  })

  it('[V7] a server that is closed waits for nobody to come back, whatever it says', () => {
    const { server, join, run, clock } = createRig({ accept: () => true })
    join({ maxReconnectAttempts: 0 })
    run(6)
    server.close({ code: 1012, text: 'back in a minute' })
    expect([server.peers.length, clock.pendingCount]).toEqual([0, 0])
  })
})
