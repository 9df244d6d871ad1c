import { describe, expect, it } from 'vitest'
import {
  noGaps,
  noSnapshotAfter,
  staysWithin,
  worldsAreEqual,
} from '../../src/engine/expectations.ts'
import type { StageView } from '../../src/engine/stage.ts'
import { tinyStory } from './tiny-story.ts'

const story = tinyStory({
  expectations: [
    worldsAreEqual(),
    staysWithin('B', 'behindMs', 50, { from: 'Second', to: 'Second' }),
    staysWithin('B', 'distance', 0.25, { from: 'Second', to: 'Second' }),
    noSnapshotAfter('First'),
    noGaps(),
  ],
  play: async (stage) => {
    await stage.step('First', () => {
      stage.clients.A.join()
      stage.clients.B.join()
    })
    await stage.step('Second')
    await stage.comeToRest()
  },
})

/** The expectations that fail when something is done to the stage 700 ms into the play, with what was seen. */
async function failuresAfter(doTo: (stage: StageView) => void): Promise<Record<string, string>> {
  const run = story.begin()
  await run.advance(700)
  doTo(run.stage)
  const { expectations } = await run.finish()
  const failed = expectations.filter(({ status }) => status === 'failed')
  return Object.fromEntries(failed.map(({ name, saw }) => [name, saw]))
}

describe('the shared expectations', () => {
  it('hold for a stage that nothing is done to', async () => {
    expect(await failuresAfter(() => {})).toEqual({})
  })

  it('see a value that a client has not', async () => {
    const failures = await failuresAfter(({ clients }) => clients.B.network.goOffline())
    expect(failures['Worlds are equal at the end']).toBe('at B Position of entity 1 differs')
  })

  it('see an entity that a client has not, and one that only it has', async () => {
    const missing = await failuresAfter(({ server, clients }) => {
      clients.A.network.goOffline()
      server.setMoving(false)
      server.world.spawn({}, { id: 77 })
    })
    expect(missing['Worlds are equal at the end']).toBe('at A entity 77 is missing')
    const ghost = await failuresAfter(({ server, clients }) => {
      clients.A.network.goOffline()
      server.setMoving(false)
      server.world.despawn(6)
    })
    expect(ghost['Worlds are equal at the end']).toMatch(/^at A (entity 6 is a ghost|Position)/)
  })

  it('see a client that falls behind, by how much, and which entity is off', async () => {
    const failures = await failuresAfter(({ clients }) => clients.B.network.set({ latencyMs: 400 }))
    expect(Object.keys(failures)).toEqual(['B stays within 50 ms', 'B stays within 0.25 units'])
    // Nothing new came for 300 ms of the step, in which a tick was 50 ms old when it began.
    expect(Number.parseInt(failures['B stays within 50 ms']!, 10)).toBeGreaterThan(240)
    expect(failures['B stays within 0.25 units']).toMatch(/^1\.\d\d units, entity [36]$/)
  })

  it('see a snapshot that comes later than it should', async () => {
    const failures = await failuresAfter(({ clients }) => clients.A.link.resync('a test'))
    expect(failures['No snapshot after "First"']).toMatch(/^[1-9] at A, 0 at B$/)
  })

  it('see a delta that misses its base', async () => {
    const failures = await failuresAfter(({ clients }) => {
      clients.B.network.set({ latencyMs: 120 })
      clients.B.link.resync('a test: the deltas on their way find nothing here')
    })
    expect(failures['No delta misses its base']).toMatch(/^0 at A, [1-9]\d* at B$/)
  })
})
