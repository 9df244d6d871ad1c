import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codecLimits } from './codec-limits.ts'
import { encoderLimits } from './encoder-limits.ts'
import { syncLimits } from './sync-limits.ts'
import { transportLimits } from './transport-limits.ts'
import { worldLimits } from './world-limits.ts'

const cases = [...codecLimits, ...transportLimits, ...syncLimits, ...encoderLimits, ...worldLimits]

/** First and second cell of each row of the README's last table. */
function rowsOfReadme(): string[][] {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const [, limits = ''] = readme.split('\n## Limits\n')
  return limits
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, 3)
        .map((cell) => cell.trim()),
    )
}

describe('[Q1] the limits', () => {
  it('are tried here just as the README lists them', () => {
    expect(cases.map(({ what, most }) => [what, most]).toSorted()).toEqual(
      rowsOfReadme().toSorted(),
    )
  })

  it.each(cases)('$what: $most, and no more', async ({ tryIt }) => {
    expect.hasAssertions()
    await tryIt()
  })
})
