import { lstat, unlink } from 'node:fs/promises'
import { type Server, createConnection, createServer } from 'node:net'
import { LinkError, LinkErrorCode } from '../error.ts'
import { requirePositive } from '../transport/transport-limits.ts'
import type { Transport } from '../transport/transport.ts'
import { type StreamAddress, addressText, nodeAddress } from './stream-address.ts'
import { type StreamTransportOptions, wrapStream } from './stream-transport.ts'

const DEFAULT_MAX_CONNECTIONS = 1_024

export interface ListenStreamOptions extends StreamTransportOptions {
  /** Connections at once; those above are dropped at once. 1,024 unless given. */
  readonly maxConnections?: number
}

export interface StreamServer {
  /** Where it listens; for port 0 with the port that was free. */
  readonly address: StreamAddress
  /** Listens no more; connections that were made go on. */
  close(): void
}

/**
 * Listens at a TCP port (of 127.0.0.1 unless a host is given), a Unix socket's path or a named pipe,
 * and hands over a transport for each connection. Who may reach a path is up to its folder's rights.
 *
 * A socket file that a listener left behind when it was killed is replaced. Throws LinkError
 * `transport` if somebody else listens there or the address cannot be had.
 */
export async function listenStream(
  at: StreamAddress,
  onConnection: (transport: Transport) => void,
  options: ListenStreamOptions = {},
): Promise<StreamServer> {
  const { maxConnections = DEFAULT_MAX_CONNECTIONS, ...rest } = options
  requirePositive({ maxConnections })
  const server = createServer({ noDelay: true }, (socket) => onConnection(wrapStream(socket, rest)))
  server.maxConnections = maxConnections
  if ('path' in at && (await isLeftBehind(at.path))) await unlink(at.path)
  await listening(server, at)
  return {
    address: 'path' in at ? at : { ...at, port: portOf(server, at.port) },
    close: () => {
      server.close()
    },
  }
}

function listening(server: Server, at: StreamAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    // Also what goes wrong later, with one connection, must not end the process.
    server.on('error', (cause: NodeJS.ErrnoException) => {
      const text = cause.code === 'EADDRINUSE' ? 'is in use' : `cannot be had: ${cause.message}`
      reject(new LinkError(LinkErrorCode.transport, `${addressText(at)} ${text}`, { cause }))
    })
    server.listen(nodeAddress(at), resolve)
  })
}

/** Whether a path is a socket's at which nobody listens. */
async function isLeftBehind(path: string): Promise<boolean> {
  try {
    if (!(await lstat(path)).isSocket()) return false
  } catch {
    return false
  }
  return new Promise((resolve) => {
    const probe = createConnection({ path })
    probe.once('connect', () => {
      probe.destroy()
      resolve(false)
    })
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'))
  })
}

function portOf(server: Server, wanted: number): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : wanted
}
