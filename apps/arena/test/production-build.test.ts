import { fileURLToPath } from 'node:url'
import { type Rolldown, build } from 'vite'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))

describe('the production build', { timeout: 60_000 }, () => {
  it('has the hooks in it, and not one byte of the devtools', async () => {
    const bytes = await bytesByModule()
    expect(sumOf(bytes, '/packages/react/')).toBeGreaterThan(0)
    expect(sumOf(bytes, 'devtools')).toBe(0)
  })
})

/** How many characters of each module the page's chunks have, before they are minified. */
async function bytesByModule(): Promise<Map<string, number>> {
  process.env['NODE_ENV'] = 'production'
  const result = await build({ root, logLevel: 'silent', build: { write: false } })
  const bytes = new Map<string, number>()
  for (const { output } of [result].flat() as Rolldown.RolldownOutput[]) {
    for (const file of output) {
      if (file.type !== 'chunk') continue
      for (const [id, { renderedLength }] of Object.entries(file.modules)) {
        bytes.set(id, renderedLength)
      }
    }
  }
  return bytes
}

function sumOf(bytes: ReadonlyMap<string, number>, part: string): number {
  return [...bytes].reduce((sum, [id, length]) => sum + (id.includes(part) ? length : 0), 0)
}
