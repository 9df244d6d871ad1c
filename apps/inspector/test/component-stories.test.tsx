import { describe, expect, it } from 'vitest'
import { mountOffScreen } from '../src/app/showcase/mount-off-screen.tsx'
import { runStory } from '../src/engine/run-story.ts'
import { stories } from '../src/stories/index.ts'

const shown = stories.filter(({ shows }) => shows !== undefined)

describe('component stories', () => {
  it.each(shown)('$id plays to its end, and every expectation holds', async (story) => {
    const { error, expectations } = await runStory(story, {}, (run) => mountOffScreen(run))
    expect(error).toBeUndefined()
    const failed = expectations.filter(({ status }) => status !== 'passed')
    expect(failed.map(({ name, saw, atMs }) => `${name}: ${saw} at ${atMs}`)).toEqual([])
  })
})
