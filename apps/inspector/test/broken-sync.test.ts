import type * as Core from '@tx2-link/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { runStory } from '../src/engine/run-story.ts'
import { stories } from '../src/stories/index.ts'

type Changes = readonly Core.DeltaChange[]

/** What clients make of the changes of a delta; a sync that works keeps all of them. */
const broken = vi.hoisted(() => ({ keep: (changes: Changes): Changes => changes }))

vi.mock('@tx2-link/core', async (importOriginal) => {
  const core = await importOriginal<typeof Core>()
  const applyDelta: typeof core.applyDelta = (world, changes, options) =>
    core.applyDelta(world, broken.keep(changes), options)
  return { ...core, applyDelta }
})

afterEach(() => {
  broken.keep = (changes) => changes
})

/** Loses one change in so many. */
function losing(oneIn: number): (changes: Changes) => Changes {
  let count = 0
  return (changes) =>
    changes.filter(() => {
      count += 1
      return count % oneIn !== 0
    })
}

async function failuresOf(id: string): Promise<string[]> {
  const story = stories.find((candidate) => candidate.id === id)
  const small = story !== undefined && 'entities' in story.args ? { entities: 1_000 } : {}
  const { expectations } = await runStory(story!, small)
  return expectations.filter(({ status }) => status === 'failed').map(({ name }) => name)
}

describe('a sync that is broken fails', { timeout: 60_000 }, () => {
  it.each(stories.map(({ id }) => id))(
    '%s: a client that loses one change of many, though the next tick heals it',
    async (id) => {
      broken.keep = losing(id === 'scoreboard' ? 50 : 500)
      expect(await failuresOf(id)).toContain('States are the server’s')
    },
  )

  it('the spawn storm: removals that are not done leave ghosts', async () => {
    broken.keep = (changes) => changes.filter((change) => change.type !== 'entity_removed')
    expect(await failuresOf('spawn-storm')).toEqual([
      'Every spark is gone at the end',
      'States are the server’s',
      'Worlds are equal at the end',
    ])
  })
})

it('a sync that works passes with the same pieces', async () => {
  expect(await failuresOf('spawn-storm')).toEqual([])
})
