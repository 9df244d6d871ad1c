import { randomBytes } from 'node:crypto'
import { type Server, createServer } from 'node:http'
import { type Clock, type Format, LinkError, LinkErrorCode, systemClock } from '@tx2-link/core'
import type { InspectedServer } from './inspected-server.ts'
import { isLoopbackHost } from './front-door.ts'
import { InspectorHub } from './inspector-hub.ts'
import { close, listen, refuseRequest, urlOf } from './listening.ts'
import { Upgrades } from './upgrades.ts'

/** Shorter ones could be tried out. */
const MIN_TOKEN_LENGTH = 8

export interface AttachInspectorOptions {
  /** What the server is called in the panel's source picker; `server` unless told. */
  readonly name?: string
  /**
   * An HTTP server that listens already, or will: its upgrades at `path` become inspectors. The
   * game's own upgrades on the same server must have a path of theirs. Other paths are answered with
   * 404 only where nobody else listens for upgrades.
   */
  readonly http?: { readonly server: Server; readonly path: string }
  /** Without `http`: any free port unless told. */
  readonly port?: number
  /** Without `http`: an address of this machine alone; 127.0.0.1 unless told. */
  readonly host?: string
  /** What an inspector must name, 8 characters at least; a random one unless told. */
  readonly token?: string
  /** The format of the server's links (`sync.format`), for keyframes; `msgpack` unless told. */
  readonly format?: Format
  /** Inspectors at once; 4 unless told. Those above are closed with `InspectorCloseCode.full`. */
  readonly maxInspectors?: number
  /** Bytes that may wait for one inspector; 8 MiB unless told. What finds no room is dropped and counted. */
  readonly maxBufferedBytes?: number
  /** The clock of the server's links. */
  readonly clock?: Clock
  /** Start although `NODE_ENV` is `production`. */
  readonly force?: boolean
}

export interface AttachedInspector {
  /** What to give to the panel, token included; undefined while an HTTP server of one's own does not listen. */
  readonly url: string | undefined
  readonly token: string
  /** Inspectors that are connected. */
  readonly inspectors: number
  /** Turns all inspectors away and gives the port back. */
  close(): Promise<void>
}

/**
 * Lets panels on this machine look at a server's peers: what they are sent and say, what limits
 * them, and the world; and turn their rate limits. For development.
 *
 * Peers are observed only while an inspector watches them. Requests from other machines, from
 * pages of other machines and without the token are turned away. A slow inspector loses events,
 * never the game time. Rejects with LinkError: `invalidConfig` in production unless forced, for a
 * host that others can reach and for limits that are none; `transport` when it cannot listen.
 */
export async function attachInspector(
  server: InspectedServer,
  options: AttachInspectorOptions = {},
): Promise<AttachedInspector> {
  const { host = '127.0.0.1', clock = systemClock } = options
  const { maxInspectors = 4, maxBufferedBytes = 8 * 1024 * 1024 } = options
  const token = options.token ?? randomBytes(16).toString('hex')
  if (process.env['NODE_ENV'] === 'production' && options.force !== true) {
    refuse('an inspector is for development: it does not start in production unless forced')
  }
  if (!isLoopbackHost(host)) refuse(`host must be an address of this machine alone, not ${host}`)
  if (token.length < MIN_TOKEN_LENGTH) refuse(`token must have ${MIN_TOKEN_LENGTH} characters`)
  requireCount('maxInspectors', maxInspectors)
  requireCount('maxBufferedBytes', maxBufferedBytes)

  const http = options.http?.server ?? createServer(refuseRequest)
  const path = options.http?.path ?? '/'
  if (options.http === undefined) await listen(http, options.port ?? 0, host)
  const hub = new InspectorHub(server, {
    name: options.name ?? 'server',
    instance: randomBytes(8).toString('hex'),
    format: options.format ?? 'msgpack',
    maxInspectors,
    maxBufferedBytes,
    clock,
  })
  const upgrades = new Upgrades(http, hub, {
    path,
    token,
    clock,
  })
  return {
    token,
    get url() {
      return urlOf(http, path, token)
    },
    get inspectors() {
      return hub.size
    },
    close: async () => {
      await upgrades.close()
      if (options.http === undefined) await close(http)
    },
  }
}

function requireCount(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) refuse(`${name} must be a whole number from 1`)
}

function refuse(message: string): never {
  throw new LinkError(LinkErrorCode.invalidConfig, message)
}
