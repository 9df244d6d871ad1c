import { LinkCloseCode, defineSchema, u8 } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import type { StoryRun } from '../../src/engine/run.ts'
import type { Release } from '../../src/engine/stage.ts'
import { tinyStory } from './tiny-story.ts'

/** Both clients have joined; then the server begins again as another one. */
async function afterRelease(release: Release): Promise<StoryRun> {
  const run = tinyStory({ scene: { maxReconnectAttempts: 3 } }).begin()
  await run.advance(400)
  run.stage.server.stop()
  run.stage.server.start(release)
  await run.advance(5_000)
  return run
}

function ends({ stage: { clients } }: StoryRun): unknown[] {
  return [clients.A, clients.B].map(({ link: { status } }) => [status.state, status.closeCode])
}

describe('a server that begins again as another release', () => {
  it('takes fewer clients, and turns the others away until they give up', async () => {
    const run = await afterRelease({ maxPeers: 1 })
    expect(ends(run).toSorted()).toEqual([
      ['live', undefined],
      ['offline', LinkCloseCode.serverFull],
    ])
    run.dispose()
  })

  it('has another schema, of which the clients are told what is missing', async () => {
    const run = await afterRelease({ schema: defineSchema({ Position: { lane: u8 } }) })
    const mismatch = ['offline', LinkCloseCode.schemaMismatch]
    expect(ends(run)).toEqual([mismatch, mismatch])
    expect(run.stage.clients.A.link.status.reason).toContain('Position.lane is required')
    expect(run.stage.clients.A.peer).toBeUndefined()
    run.dispose()
  })

  it('speaks another format, which neither end can read', async () => {
    const run = await afterRelease({ format: 'json' })
    const unreadable = ['offline', LinkCloseCode.unreadable]
    expect(ends(run)).toEqual([unreadable, unreadable])
    run.dispose()
  })

  it('is gone again with the next one, which is the story’s', async () => {
    const run = await afterRelease({ schema: defineSchema({ Position: { lane: u8 } }) })
    const { server, clients } = run.stage
    server.stop()
    server.start()
    for (const { link } of [clients.A, clients.B]) link.reconnect()
    await run.advance(2_000)
    expect(ends(run)).toEqual([
      ['live', undefined],
      ['live', undefined],
    ])
    expect(clients.B.store.getState().world.size).toBe(6)
    run.dispose()
  })
})
