import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanup, render, screen } from '@testing-library/react'
import * as core from '@tx2-link/core'
import { afterEach, expect, it, vi } from 'vitest'

const schema = core.defineSchema({ Health: { current: core.u16, max: core.u16 } })

afterEach(() => {
  cleanup()
  vi.doUnmock('@tx2-link/core')
})

it("[H45] the README's example is this one, and shows what a server says", async () => {
  const readme = read('../../README.md')
  const example = read('example.tsx')
  expect(readme).toContain(`\`\`\`tsx\n${example}\`\`\``)

  const server = new core.World(schema)
  server.spawn({ Health: { current: 80, max: 100 } })
  server.seal(Date.now())
  const connect: typeof core.connect = (url, options) =>
    core.connect(url, { ...options, transport: () => joinServer(server) })
  vi.doMock('@tx2-link/core', () => ({ ...core, connect }))
  const { App } = await import('./example.tsx')
  render(<App />)

  const meter = await screen.findByRole('meter')
  expect([meter.getAttribute('value'), meter.getAttribute('max')]).toEqual(['80', '100'])
})

function read(path: string): string {
  return readFileSync(join(import.meta.dirname, path), 'utf8')
}

/** The near end of a connection to a server that sends what it has when it is greeted. */
function joinServer(world: core.World): core.Transport {
  const [near, far] = core.MemoryTransport.createPair()
  const manager = new core.SyncManager(far, { schema, role: 'server' })
  const sender = manager.serveWorld(manager.createWorldEncoder(world))
  manager.subscribe(({ type }) => {
    if (type === 'greeted') sender.flush()
  })
  return near
}
