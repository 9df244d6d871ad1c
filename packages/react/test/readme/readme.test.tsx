import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanup, render, screen } from '@testing-library/react'
import * as core from '@tx2-link/core'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

const schema = core.defineSchema({ Health: { current: core.u16, max: core.u16 } })

let server: ReturnType<typeof createServer>

const connect: typeof core.connect = (url, options) =>
  core.connect(url, { ...options, transport: () => server.accept() })
vi.doMock('@tx2-link/core', () => ({ ...core, connect }))

beforeEach(() => {
  server = createServer()
})

afterEach(cleanup)

it("[H45] the README's example is this one, and shows what a server says", async () => {
  expect(read('../../README.md')).toContain(`\`\`\`tsx\n${read('example.tsx')}\`\`\``)
  const { App } = await import('./example.tsx')
  render(<App />)
  const meter = await screen.findByRole('meter')
  expect([meter.getAttribute('value'), meter.getAttribute('max')]).toEqual(['80', '100'])
})

it("[H45] the README's example without rendering is this one, and draws what a server says", async () => {
  expect(read('../../README.md')).toContain(`\`\`\`ts\n${read('without-rendering.ts')}\`\`\``)
  const { followHealth } = await import('./without-rendering.ts')
  const drawn: string[] = []
  const stop = followHealth((id, current) => drawn.push(`${id}: ${current}`))
  await vi.waitFor(() => expect(drawn.at(-1)).toBe('1: 80'))
  server.say(60)
  await vi.waitFor(() => expect(drawn.at(-1)).toBe('1: 60'))
  stop()
  const count = drawn.length
  server.say(40)
  await new Promise((resolve) => {
    requestAnimationFrame(resolve)
  })
  expect(drawn).toHaveLength(count)
})

function read(path: string): string {
  return readFileSync(join(import.meta.dirname, path), 'utf8')
}

/** A server with one entity, which sends what it has when it is greeted and when it is told to. */
function createServer() {
  const world = new core.World(schema)
  const orc = world.spawn({ Health: { current: 80, max: 100 } })
  world.seal(Date.now())
  const senders: core.WorldSender[] = []
  return {
    accept: (): core.Transport => {
      const [near, far] = core.MemoryTransport.createPair()
      const manager = new core.SyncManager(far, { schema, role: 'server' })
      const sender = manager.serveWorld(manager.createWorldEncoder(world))
      senders.push(sender)
      manager.subscribe(({ type }) => {
        if (type === 'greeted') sender.flush()
      })
      return near
    },
    say: (current: number): void => {
      world.patch(orc, 'Health', { current })
      world.seal(Date.now())
      for (const sender of senders) sender.flush()
    },
  }
}
