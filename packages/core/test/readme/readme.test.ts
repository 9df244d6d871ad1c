import { readFileSync } from 'node:fs'
import * as core from '@tx2-link/core'
import { createFakeClock } from '@tx2-link/core/testing'
import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => {
  vi.doUnmock('@tx2-link/core')
  vi.restoreAllMocks()
})

it("the README's example is this one, and says what it claims to say", async () => {
  expect(read('../../README.md')).toContain(`\`\`\`ts\n${read('example.ts')}\`\`\``)
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  await import('./example.ts')
  expect(log.mock.calls.flat()).toEqual(['connected', 'snapshot', 'delta'])
})

it("the README's simulation is this one, and finds nothing wrong", async () => {
  expect(read('../../README.md')).toContain(`\`\`\`ts\n${read('simulating.ts')}\`\`\``)
  const { report } = await import('./simulating.ts')
  expect(report.schedules).toBe(20)
  expect(report.counts.faults.get('pause')).toBeGreaterThan(0)
})

it("the README's client is this one, and does what its comments say", async () => {
  expect(read('../../README.md')).toContain(`\`\`\`ts\n${read('client-link.ts')}\`\`\``)
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const clock = createFakeClock()
  const server = new GrantingServer(clock)
  const connect: typeof core.connect = (url, options) =>
    core.connect(url, { ...options, clock, transport: () => server.accept() })
  vi.doMock('@tx2-link/core', () => ({ ...core, connect }))

  const { walkTo, roundTripMs } = await import('./client-link.ts')
  clock.advance(1_500)
  expect(log.mock.calls.flat()).toEqual(['connecting', 'live'])
  expect(server.heard.get(grantedId, 'Position')).toEqual({ x: 0, y: 0 })
  walkTo(1)
  clock.advance(1_500)
  expect(server.heard.get(grantedId, 'Position')).toEqual({ x: 1, y: 0 })
  expect(roundTripMs()).toBe(0)
  server.refuse(7, 'too far')
  clock.advance(50)
  expect(warn.mock.calls).toEqual([[7, 'too far']])
})

it("the README's limits are these, and say what the comments say", async () => {
  expect(read('../../README.md')).toContain(`\`\`\`ts\n${read('rate-limits.ts')}\`\`\``)
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  vi.spyOn(performance, 'now').mockReturnValue(5)
  await import('./rate-limits.ts')
  expect(log.mock.calls.flat()).toEqual([
    { messages: 10, bytes: 10_485_760, retryAfterMs: 0 },
    { ok: false, reason: 'bytes', retryAfterMs: 1_000 },
  ])
})

it("the README's trace is this one, and prints what stands beneath it", async () => {
  const readme = read('../../README.md')
  expect(readme).toContain(`\`\`\`ts\n${read('tracing.ts')}\`\`\``)
  const log = vi.spyOn(console, 'log').mockImplementation(() => {})
  vi.spyOn(performance, 'now').mockReturnValue(1204.25)
  vi.spyOn(Date, 'now').mockReturnValue(1_700_000_000_000)
  await import('./tracing.ts')
  expect(readme).toContain(`\`\`\`\n${log.mock.calls.flat().join('\n')}\n\`\`\``)
})

const schema = core.defineSchema({ Position: { x: core.f32, y: core.f32 } })
const grantedId = 1_000

/** Lets one client write, believes what it writes, and has an empty world itself. */
class GrantingServer {
  readonly heard = new core.World(schema)
  readonly #clock: core.Clock
  #manager: core.SyncManager | undefined

  constructor(clock: core.Clock) {
    this.#clock = clock
  }

  accept(): core.Transport {
    const [near, far] = core.MemoryTransport.createPair()
    const manager = new core.SyncManager(far, { clock: this.#clock, schema, role: 'server' })
    manager.introduction.ids = { first: grantedId, last: grantedId + 9 }
    const world = new core.World(schema)
    world.seal(this.#clock.unixMs())
    const sender = manager.serveWorld(manager.createWorldEncoder(world))
    manager.subscribe((event) => {
      if (event.type === 'greeted') sender.flush()
      else if (event.type === 'snapshot') core.applySnapshot(this.heard, event.snapshot.entities)
      else if (event.type === 'delta') core.applyDelta(this.heard, event.delta.changes)
    })
    this.#manager = manager
    return near
  }

  refuse(code: number, message: string): void {
    this.#manager?.sendError(code, message)
  }
}

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}
