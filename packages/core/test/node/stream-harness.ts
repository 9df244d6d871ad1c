import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, type Socket, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  connectStream,
  type ConnectStreamOptions,
  type StreamAddress,
  type StreamTransportOptions,
  wrapStream,
} from '../../src/node/index.ts'

/** Two ends that are connected over a real socket of this machine. */
export async function connectedStreams(
  at: StreamAddress,
  options: { readonly near?: ConnectStreamOptions; readonly far?: StreamTransportOptions } = {},
) {
  const server = createServer()
  server.listen('path' in at ? at : { ...at, host: '127.0.0.1' })
  await once(server, 'listening')
  const accepted = once(server, 'connection') as Promise<[Socket]>
  const bound = server.address() as AddressInfo | string
  const near = connectStream(typeof bound === 'string' ? at : { port: bound.port }, options.near)
  const [socket] = await accepted
  const far = wrapStream(socket, options.far)
  return {
    near,
    far,
    /** The far end's socket, beneath its transport. */
    socket,
    breakFar: () => socket.destroy(),
    dispose: async () => {
      near.close()
      socket.destroy()
      server.close()
    },
  }
}

/** A folder of its own for socket files, which is gone with `dispose`. */
export function socketFolder(): { path(name: string): string; dispose(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'tx2-link-'))
  return {
    path: (name) => join(folder, name),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A port at which nobody listens. */
export async function unusedPort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
