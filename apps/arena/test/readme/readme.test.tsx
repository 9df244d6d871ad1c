import { readFileSync } from 'node:fs'
import type * as Core from '@tx2-link/core'
import type * as Server from '@tx2-link/server'
import { connectNodeWebSocket } from '@tx2-link/core/node'
import { expect, it, vi } from 'vitest'

it("the README's twenty lines are these, and show what the server says", async () => {
  const here = import.meta.dirname
  const readme = readFileSync(`${here}/../../../../README.md`, 'utf8')
  for (const file of ['schema.ts', 'server.ts', 'client.tsx']) {
    const source = readFileSync(`${here}/${file}`, 'utf8')
    expect(readme).toContain(`// ${file}\n${source}`)
  }
  // The example names a port, which may be taken on the machine that tests it.
  let url = ''
  const closers: (() => unknown)[] = []
  vi.doMock('@tx2-link/server', async (original) => {
    const { serve } = await original<typeof Server>()
    return {
      serve: async (world: Core.World<Core.Schema>, options: object) => {
        const served = await serve(world, { ...options, port: 0 })
        url = served.url ?? ''
        closers.push(() => served.close())
        return served
      },
    }
  })
  vi.doMock('@tx2-link/core', async (original) => {
    const core = await original<typeof Core>()
    return {
      ...core,
      connect: (_: string, options: Parameters<typeof core.connect>[1]) => {
        const link = core.connect(url, { ...options, transport: connectNodeWebSocket })
        closers.push(() => link.close())
        return link
      },
    }
  })
  vi.spyOn(Math, 'random').mockReturnValue(0.42)
  await import('./server.ts')
  await import('./client.tsx')
  await vi.waitFor(() => expect(document.querySelector('progress')?.value).toBe(42))
  expect(document.querySelector('progress')?.max).toBe(100)
  vi.restoreAllMocks()
  for (const close of closers.toReversed()) await close()
})
