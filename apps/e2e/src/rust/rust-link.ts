import { spawn } from 'node:child_process'
import {
  type Format,
  type Link,
  type Probe,
  type Schema,
  type Transport,
  World,
  applyDelta,
  applySnapshot,
  connect,
} from '@tx2-link/core'
import { connectNodeWebSocket, wrapChildProcess } from '@tx2-link/core/node'
import { startPeer } from './rust-peer.ts'

/** How to reach a Rust server. */
export type Way = 'WebSocket' | 'stdio'

export const everyWay: readonly (readonly ['msgpack' | 'json', Way])[] = [
  ['msgpack', 'WebSocket'],
  ['json', 'WebSocket'],
  ['msgpack', 'stdio'],
  ['json', 'stdio'],
]

export interface RustServer {
  connect(): Transport
  errors(): string
  stop(): Promise<void>
}

/** Starts `serve` with these options; over stdio each connection is a process of its own. */
export async function serveFromRust(
  program: string,
  way: Way,
  args: readonly string[],
): Promise<RustServer> {
  if (way === 'WebSocket') {
    const peer = await startPeer(program, ['serve', ...args])
    return { ...peer, connect: () => connectNodeWebSocket(peer.url) }
  }
  let errors = ''
  const running = new Set<Promise<void>>()
  const kills: (() => void)[] = []
  return {
    connect: () => {
      const child = spawn(program, ['serve', '--stdio', ...args], { stdio: 'pipe' })
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        errors += text
      })
      kills.push(() => child.kill())
      running.add(
        new Promise((resolve) => {
          child.once('close', () => resolve())
        }),
      )
      return wrapChildProcess(child, { plain: true })
    },
    errors: () => errors,
    stop: async () => {
      for (const kill of kills) kill()
      await Promise.all(running)
    },
  }
}

export interface Follower<S extends Schema> {
  readonly link: Link<S>
  /** What the link has told. */
  readonly world: World<S>
}

/** A link to a server, and a world that it keeps; what does not fit is asked for again. */
export function follow<S extends Schema>(
  server: RustServer,
  schema: S,
  options: { readonly format?: Format; readonly probe?: Probe } = {},
): Follower<S> {
  const link = connect('rust', { schema, transport: () => server.connect(), ...options })
  const world = new World(schema)
  link.attach({
    snapshot: (entities, _, timestamp) => {
      applySnapshot(world, entities)
      world.seal(timestamp)
    },
    delta: (changes, _, timestamp) => {
      const { unknown, conflicts } = applyDelta(world, changes)
      world.seal(timestamp)
      if (unknown + conflicts > 0) link.resync(`${unknown} unknown, ${conflicts} conflicts`)
    },
  })
  link.open()
  return { link, world }
}
