import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { KEY_GROUPS } from '../../src/app/keys/key-list.ts'
import { runStory } from '../../src/engine/run-story.ts'
import { NETWORK_PRESETS } from '../../src/engine/network-presets.ts'
import { stories } from '../../src/stories/index.ts'
import { farAway } from './far-away.ts'

const readme = read('../../README.md')

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}

describe("the README's story", () => {
  it('is this one, as it would stand among the stories', () => {
    const example = read('far-away.ts')
      .replaceAll('../../src/engine/', '../engine/')
      .replaceAll('../../src/stories/', './')
    expect(readme).toContain(`\`\`\`ts\n${example}\`\`\``)
  })

  it('holds by itself, and not farther away than it says', async () => {
    expect((await runStory(farAway)).status).toBe('passed')
    const { expectations } = await runStory(farAway, { latencyMs: 300 })
    expect(expectations.map(({ status }) => status)).toEqual(['failed', 'passed', 'passed'])
  })
})

it('the README names every story, every network and every key', () => {
  const names = [
    ...stories.map(({ title }) => title),
    ...NETWORK_PRESETS.map(({ label }) => label),
    ...KEY_GROUPS.flatMap(({ entries }) => entries.map(({ does }) => does)),
  ]
  expect(names.filter((name) => !readme.includes(name))).toEqual([])
})
