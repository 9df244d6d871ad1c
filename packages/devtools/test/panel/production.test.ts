import { afterEach, describe, expect, it, vi } from 'vitest'
import type * as Entry from '../../src/index.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

async function entry(mode: string): Promise<typeof Entry> {
  vi.stubEnv('NODE_ENV', mode)
  vi.resetModules()
  return import('../../src/index.ts')
}

describe('LinkDevtools', () => {
  it('is nothing in production, without a link or anything else around it', async () => {
    const { LinkDevtools } = await entry('production')
    expect(LinkDevtools({})).toBe(null)
  })

  it('is the panel in development, and in production by its own entry', async () => {
    const { LinkDevtools } = await entry('development')
    const { LinkDevtoolsDock } = await import('../../src/panel/host/link-devtools.tsx')
    const production = await import('../../src/production.ts')
    expect(LinkDevtools).toBe(LinkDevtoolsDock)
    expect(production.LinkDevtools).toBe(LinkDevtoolsDock)
  })
})
