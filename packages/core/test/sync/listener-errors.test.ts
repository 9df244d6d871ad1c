import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LinkError, LinkErrorCode } from '../../src/error.ts'
import { createPair, createRawPeer, drain, eventsOf } from './helpers.ts'
import { MemoryTransport } from '../../src/transport/memory-transport.ts'
import { SyncManager } from '../../src/sync/sync-manager.ts'
import { createFakeClock } from '../../src/testing/fake-clock.ts'

const uncaught: unknown[] = []
let handlers: NodeJS.UncaughtExceptionListener[] = []

beforeEach(() => {
  handlers = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', (error) => uncaught.push(error))
})

afterEach(() => {
  process.removeAllListeners('uncaughtException')
  for (const handler of handlers) process.on('uncaughtException', handler)
  uncaught.length = 0
})

async function microtasks(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
}

describe('what a listener throws', () => {
  it('[Y28] comes up as an uncaught error, is not the peer’s fault, and other listeners hear the event', async () => {
    const { left, right } = createPair()
    const mine = new LinkError(LinkErrorCode.unknownEntity, 'no entity 5 lives')
    const heard: string[] = []
    right.subscribe(() => {
      throw mine
    })
    right.subscribe((event) => heard.push(event.type))
    left.ping()
    await microtasks()
    expect(heard).toContain('ping')
    expect(right.getStats().errorCount).toBe(0)
    expect(uncaught).toContain(mine)
    expect(eventsOf(drain(left), 'pong')).toHaveLength(1)
  })

  it('[Y28] at a greeting does not keep the server from answering it', async () => {
    const [near, far] = MemoryTransport.createPair()
    const clock = createFakeClock()
    const server = new SyncManager(near, { clock, role: 'server' })
    server.subscribe((event) => {
      if (event.type === 'greeted') throw new Error('the game has a fault')
    })
    const peer = createRawPeer(far)
    peer.say({
      type: 'schema_sync',
      schemas: [{ componentId: '@tx2-link', version: 1, fields: [] }],
    })
    await microtasks()
    expect(peer.heardOf('schema_sync')).toHaveLength(1)
    expect(uncaught).toEqual([new Error('the game has a fault')])
  })
})
