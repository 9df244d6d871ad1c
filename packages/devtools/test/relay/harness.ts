import { once } from 'node:events'
import { type AddressInfo, type Socket, connect as connectTcp, createServer } from 'node:net'
import {
  type ConnectOptions,
  type Link,
  MemoryTransport,
  type Probe,
  type ProbeEvent,
  World,
  connect,
  defineSchema,
  f32,
  string,
  u64,
} from '@tx2-link/core'
import { type FakeClock, createFakeClock } from '@tx2-link/core/testing'
import { LinkServer, type LinkServerOptions } from '@tx2-link/server'
import { onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import {
  type AttachInspectorOptions,
  type AttachedInspector,
  attachInspector,
} from '../../src/node/attach-inspector.ts'
import { connectInspector } from '../../src/relay/connect-inspector.ts'
import type { InspectorConnection } from '../../src/relay/inspector-connection.ts'
import type { Source } from '../../src/source/source.ts'

export const schema = defineSchema({
  Position: { x: f32, y: f32 },
  Note: { text: string },
  Score: { points: u64 },
})

export type TestSchema = typeof schema

/** Done after the test, in reverse order. */
export function afterwards(step: () => unknown): void {
  onTestFinished(async () => {
    await step()
  })
}

export interface Rig {
  readonly clock: FakeClock
  readonly world: World<TestSchema>
  readonly server: LinkServer<TestSchema>
  /** A client of the game over memory. */
  join(options?: Partial<ConnectOptions<TestSchema>>): Link<TestSchema>
  attach(options?: AttachInspectorOptions): Promise<AttachedInspector>
  /** A panel's end, live. */
  inspect(url: string): Promise<InspectorConnection>
  /** Turns the event loop, and the clock 3 ms each time, until it is so. */
  until(isSo: () => boolean): Promise<void>
}

/** A server that ticks when told, on a fake clock; sockets of inspectors are real. */
export function createRig(options: LinkServerOptions<TestSchema> = {}): Rig {
  const clock = createFakeClock(5_000)
  const world = new World(schema)
  const server = new LinkServer(world, { clock, tickRate: 0, ...options })
  afterwards(() => server.close())
  const until = (isSo: () => boolean): Promise<void> => waitUntil(isSo, () => clock.advance(3))
  return {
    clock,
    world,
    server,
    until,
    join: (linkOptions = {}) => {
      const link = connect('ws://test', {
        schema,
        clock,
        random: () => 0.5,
        transport: () => {
          const [near, far] = MemoryTransport.createPair()
          server.admit(far)
          return near
        },
        ...linkOptions,
      })
      link.attach({ snapshot: () => {}, delta: () => {} })
      link.open()
      afterwards(() => link.close())
      return link
    },
    attach: async (attachOptions = {}) => {
      const attached = await attachInspector(server, { clock, name: 'arena', ...attachOptions })
      afterwards(() => attached.close())
      return attached
    },
    inspect: async (url) => {
      const connection = inspectWith(url, clock)
      await until(() => connection.status.state === 'live')
      return connection
    },
  }
}

export function inspectWith(url: string, clock: FakeClock): InspectorConnection {
  const connection = connectInspector(url, { webSocket: WebSocket, clock, random: () => 0.5 })
  afterwards(() => connection.close())
  return connection
}

/** Turns the event loop until it is so; a test that waits in vain runs into its timeout. */
async function waitUntil(isSo: () => boolean, step: () => void): Promise<void> {
  while (!isSo()) {
    step()
    await new Promise((resolve) => {
      setTimeout(resolve, 0)
    })
  }
}

/** A stretch of wire that can be cut and mended; it is at the same address all the time. */
export async function createWire(target: string) {
  const { port } = new URL(target)
  const ends = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) {
      near.destroy()
      return
    }
    const far = connectTcp(Number(port), '127.0.0.1')
    for (const end of [near, far]) {
      ends.add(end)
      end.on('error', () => {})
    }
    near.pipe(far).pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterwards(() => {
    for (const end of ends) end.destroy()
    server.close()
  })
  return {
    url: target.replace(port, String((server.address() as AddressInfo).port)),
    cut: () => {
      isCut = true
      for (const end of ends) end.destroy()
    },
    mend: () => {
      isCut = false
    },
  }
}

export function peerOf(connection: InspectorConnection, number: number): Source | undefined {
  return connection.sources.get().find(({ detail }) => detail.startsWith(`peer ${number} `))
}

export interface Log {
  readonly probe: Probe
  readonly events: ProbeEvent[]
}

/** What a probe is told, kept beyond the call. */
export function createLog(): Log {
  const events: ProbeEvent[] = []
  return {
    events,
    probe: (event) => {
      const isMessage = event.type === 'message'
      events.push(isMessage ? { ...event, bytes: new Uint8Array(event.bytes) } : event)
    },
  }
}
