import { describe, expect, expectTypeOf, it } from 'vitest'
import type { LinkServerOptions, PeerSyncConfig } from '../src/link-server.ts'
import { type TestSchema, createRig } from './harness.ts'

describe('settings of clients’ links', () => {
  it('[V52] only what has an effect on a served world may be set of its clients’ links', () => {
    type Settable = keyof PeerSyncConfig
    expectTypeOf<Extract<Settable, 'role' | 'schema' | 'clock'>>().toEqualTypeOf<never>()
    // Ours is the end that does not connect again.
    type OfConnecting =
      | 'autoReconnect'
      | 'maxReconnectAttempts'
      | 'reconnectDelayMs'
      | 'maxReconnectDelayMs'
      | 'surroundings'
      | 'random'
    expectTypeOf<Extract<Settable, OfConnecting>>().toEqualTypeOf<never>()
    // Its deltas come from the world's journal, and its events never wait.
    type Unheeded = 'enableFieldCompression' | 'maxPendingEvents'
    expectTypeOf<Extract<Settable, Unheeded>>().toEqualTypeOf<never>()
    expectTypeOf<PeerSyncConfig['mode']>().toEqualTypeOf<'full' | 'delta'>()
    type Sync = NonNullable<LinkServerOptions<TestSchema>['sync']>
    expectTypeOf<Sync>().toEqualTypeOf<Partial<PeerSyncConfig>>()
  })

  it('[V52] sends the whole world with each tick in full mode', () => {
    const { world, join, run } = createRig({ sync: { mode: 'full' } })
    const ids = [1, 2, 3].map((current) => world.spawn({ Health: { current } }))
    const client = join()
    run(2)
    world.patch(ids[0]!, 'Health', { current: 9 })
    run(1)
    expect(client.told).toEqual(['all', 'all', 'all'])
  })
})
