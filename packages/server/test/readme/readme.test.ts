import { readFileSync } from 'node:fs'
import { type World, connect, defineSchema, f32, string } from '@tx2-link/core'
import { connectNodeWebSocket } from '@tx2-link/core/node'
import { expect, it, vi } from 'vitest'

it("the README's example is this one, and serves a world", async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
  const example = readFileSync(new URL('example.ts', import.meta.url), 'utf8')
  expect(readme).toContain(
    `\`\`\`ts\n${example.replace('export const served', 'const served')}\`\`\``,
  )
  // The example names a port, which may be taken on the machine that tests it.
  vi.doMock('@tx2-link/server', async () => {
    const { serve } = await import('../../src/serve.ts')
    return { serve: (world: World, options: object) => serve(world, { ...options, port: 0 }) }
  })
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  const { served } = await import('./example.ts')
  expect(log.mock.calls).toEqual([[served.url]])
  const schema = defineSchema({ Position: { x: f32, y: f32 }, Profile: { name: string } })
  const link = connect(served.url!, { schema, transport: connectNodeWebSocket })
  const first = new Promise<number>((resolve) => {
    link.attach({ snapshot: (entities) => resolve(entities.length), delta: () => {} })
  })
  link.open()
  expect(await first).toBe(1)
  link.close()
  await served.close()
  log.mockRestore()
})
