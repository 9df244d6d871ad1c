import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { mountOffScreen } from '../../src/app/showcase/mount-off-screen.tsx'
import { runStory } from '../../src/engine/run-story.ts'
import { headcount } from './headcount.tsx'

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}

it("the README's component story is this one, as it would stand among the stories", () => {
  const example = read('headcount.tsx')
    .replaceAll('../../src/stories/', '../')
    .replaceAll('../../src/', '../../')
  expect(read('../../README.md')).toContain(`\`\`\`tsx\n${example}\`\`\``)
})

it('and holds', async () => {
  const { status, expectations } = await runStory(headcount, {}, mountOffScreen)
  expect(expectations.filter((expectation) => expectation.status !== 'passed')).toEqual([])
  expect(status).toBe('passed')
})
