import type { ChildProcess } from 'node:child_process'
import {
  type Link,
  MemoryTransport,
  type MessagePortLike,
  type Schema,
  type Transport,
  type WindowTarget,
  connect,
  connectPort,
  createNetworkModel,
  listenPort,
  windowPort,
} from '@tx2-link/core'
import {
  connectNodeWebSocket,
  connectStream,
  listenStream,
  type StreamServer,
  wrapChildProcess,
  wrapNodeWebSocket,
  wrapStream,
} from '@tx2-link/core/node'
import { WebSocketServer } from 'ws'

// The README's examples: what stands between two marks stands there.

type Admit = (transport: Transport) => void

export function memory(schema: Schema, admit: Admit): Link {
  // #region memory
  const [here, there] = MemoryTransport.createPair()
  admit(there)
  const link = connect('memory', { schema, transport: () => here })
  // #endregion
  return link
}

export function badNetwork(schema: Schema, admit: Admit) {
  // #region network
  const there = { latencyMs: 40, jitterMs: 20, loss: 0.02 } // from the client to the server
  const network = createNetworkModel({ there, back: { latencyMs: 40, bandwidth: 32 * 1024 } })
  const transport = () => {
    const [near, far] = MemoryTransport.createPair({ network })
    admit(far)
    return near
  }
  const link = connect('memory', { schema, transport })
  network.change({ duplication: 0.01, cutsPerMinute: 2 }) // while it runs; also cut, goOffline, goOnline
  // #endregion
  return { network, link }
}

export function webSocket(schema: Schema, admit: Admit, port: number) {
  // #region WebSocket
  const server = new WebSocketServer({ port, maxPayload: 1024 * 1024 })
  server.on('connection', (socket) => admit(wrapNodeWebSocket(socket)))

  const url = `ws://localhost:${port}`
  const link = connect(url, { schema, transport: connectNodeWebSocket }) // in a page without `transport`
  // #endregion
  return { server, link }
}

export function worker(
  schema: Schema,
  admit: Admit,
  worker: MessagePortLike,
  self: MessagePortLike,
) {
  // #region worker
  // in the worker; in a shared one, the port of each `connect` event
  listenPort(self, admit)

  // in the page
  const link = connect('worker', { schema, transport: () => connectPort(worker) })
  // #endregion
  return link
}

export function tabs(schema: Schema, admit: Admit) {
  // #region tabs
  // in the tab that has the world
  const led = new BroadcastChannel('game')
  listenPort(led, admit)

  // in the others
  const followed = new BroadcastChannel('game')
  const link = connect('tabs', { schema, transport: () => connectPort(followed) })
  // #endregion
  return { led, followed, link }
}

export function frames(
  schema: Schema,
  admit: Admit,
  frame: { readonly contentWindow: WindowTarget },
  window: { readonly parent: WindowTarget },
): Link {
  // #region frames
  // in the page that has the world
  listenPort(windowPort(frame.contentWindow, 'https://frame.example'), admit)

  // in the frame
  const page = windowPort(window.parent, 'https://game.example')
  const link = connect('page', { schema, transport: () => connectPort(page) })
  // #endregion
  return link
}

export async function path(schema: Schema, admit: Admit, path: string): Promise<PathExample> {
  // #region path
  const server = await listenStream({ path }, admit) // or { port: 9000, host: '0.0.0.0' }

  const link = connect(path, { schema, transport: () => connectStream({ path }) })
  // #endregion
  return { server, link }
}

interface PathExample {
  readonly server: StreamServer
  readonly link: Link
}

export function child(schema: Schema, startGame: () => ChildProcess): Link {
  // #region child
  // in the parent; each attempt starts the program anew
  const link = connect('child', { schema, transport: () => wrapChildProcess(startGame()) })
  // #endregion
  return link
}

export function ownStdio(admit: Admit): void {
  // #region stdio
  // in the child, which says nothing else on its standard output
  admit(wrapStream({ input: process.stdin, output: process.stdout }))
  // #endregion
}
