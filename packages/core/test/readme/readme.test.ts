import { readFileSync } from 'node:fs'
import { expect, it, vi } from 'vitest'

it("the README's example is this one, and says what it claims to say", async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const example = readFileSync(new URL('example.ts', import.meta.url), 'utf8')
  expect(readme).toContain(`\`\`\`ts\n${example}\`\`\``)
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  await import('./example.ts')
  expect(log.mock.calls.flat()).toEqual(['connected', 'snapshot', 'delta'])
  log.mockRestore()
})
