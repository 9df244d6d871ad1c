import { readFileSync } from 'node:fs'
import { type Link, SyncManager, type Transport, World, defineSchema, f32 } from '@tx2-link/core'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { endChildren, startChild } from '../node/child.ts'
import { socketFolder, unusedPort } from '../node/stream-harness.ts'
import * as examples from './transports.ts'

const readme = read('../../README.md')
const regions = [
  ...read('transports.ts').matchAll(/^ *\/\/ #region (\w+)\n(.*?)^ *\/\/ #endregion/gms),
].map(([, name = '', text = '']) => ({ name, text: text.replaceAll(/^ {2}/gm, '') }))

const schema = defineSchema({ Position: { x: f32, y: f32 } })
const folder = socketFolder()
const cleanUp: (() => void)[] = []

afterEach(() => {
  for (const step of cleanUp.splice(0)) step()
  endChildren()
})
afterAll(() => {
  folder.dispose()
  vi.unstubAllGlobals()
})

/** The server's end: one entity in a world that stands still. */
function admit(transport: Transport): void {
  const manager = new SyncManager(transport, { schema, role: 'server' })
  const world = new World(schema)
  world.spawn({ Position: { x: 1, y: 2 } })
  world.seal(Date.now())
  const sender = manager.serveWorld(manager.createWorldEncoder(world))
  manager.subscribe(({ type }) => {
    if (type === 'greeted') sender.flush()
  })
}

function startServer() {
  return startChild('world-server').process
}

/** Resolves with how many entities came when the link is live. */
function live(link: Link): Promise<number> {
  cleanUp.push(() => link.close())
  return new Promise((resolve) => {
    link.attach({ snapshot: (entities) => resolve(entities.length), delta: () => {} })
    link.open()
  })
}

describe("the README's transports", () => {
  it.each(regions)('$name: the example is this one', ({ text }) => {
    expect(readme).toContain(`\`\`\`ts\n${text}\`\`\``)
  })

  it('each have an example that is run here', () => {
    expect(regions.map(({ name }) => name)).toEqual([
      'memory',
      'network',
      'WebSocket',
      'worker',
      'tabs',
      'frames',
      'path',
      'child',
      'stdio',
    ])
  })

  it('memory brings a world', async () => {
    expect(await live(examples.memory(schema, admit))).toBe(1)
  })

  it('network brings a world, has the settings given, and carries another pair after a cut', async () => {
    const { network, link } = examples.badNetwork(schema, admit)
    expect(await live(link)).toBe(1)
    expect(network.there).toMatchObject({
      latencyMs: 40,
      jitterMs: 20,
      loss: 0.02,
      duplication: 0.01,
    })
    expect(network.back).toMatchObject({ latencyMs: 40, loss: 0, bandwidth: 32_768 })
    network.cut()
    expect(link.status.state).toBe('reconnecting')
    await vi.waitFor(() => expect(link.status.state).toBe('live'), { timeout: 5_000 })
  })

  it('WebSocket brings a world', async () => {
    const { server, link } = examples.webSocket(schema, admit, await unusedPort())
    cleanUp.push(() => server.close())
    expect(await live(link)).toBe(1)
  })

  it('worker brings a world', async () => {
    const { port1, port2 } = new MessageChannel()
    cleanUp.push(() => port1.close())
    expect(await live(examples.worker(schema, admit, port1, port2))).toBe(1)
  })

  it('tabs bring a world', async () => {
    const { led, followed, link } = examples.tabs(schema, admit)
    cleanUp.push(
      () => led.close(),
      () => followed.close(),
    )
    expect(await live(link)).toBe(1)
  })

  it('frames bring a world', async () => {
    const scope = new EventTarget()
    vi.stubGlobal('addEventListener', scope.addEventListener.bind(scope))
    vi.stubGlobal('removeEventListener', scope.removeEventListener.bind(scope))
    // Both windows hear here: what is said to one comes from the other.
    const pass = (data: unknown, origin: string, source: object): void => {
      const event = Object.assign(new Event('message'), { data, origin, source })
      queueMicrotask(() => scope.dispatchEvent(event))
    }
    const parent = {
      postMessage: (data: unknown) => pass(data, 'https://frame.example', contentWindow),
    }
    const contentWindow = {
      postMessage: (data: unknown) => pass(data, 'https://game.example', parent),
    }
    expect(await live(examples.frames(schema, admit, { contentWindow }, { parent }))).toBe(1)
  })

  it('path brings a world', async () => {
    const { server, link } = await examples.path(schema, admit, folder.path('game.sock'))
    cleanUp.push(() => server.close())
    expect(await live(link)).toBe(1)
  })

  it('child and stdio bring a world', { timeout: 30_000 }, async () => {
    expect(await live(examples.child(schema, startServer))).toBe(1)
  })
})

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}
