import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import {
  LinkError,
  LinkErrorCode,
  type Schema,
  surfaceError,
  systemClock,
  type World,
} from '@tx2-link/core'
import { wrapNodeWebSocket } from '@tx2-link/core/node'
import { WebSocketServer } from 'ws'
import { LinkServer, type ShutDownOptions } from './link-server.ts'
import type { LinkServerOptions } from './link-server-options.ts'
import { closed, listen, refuseRequest, urlOf } from './listening.ts'
import { SocketHeartbeat } from './socket-heartbeat.ts'
import { turnAway } from './turn-away.ts'
import { UnansweredUpgrades } from './unanswered-upgrades.ts'

export interface ServeOptions<S extends Schema> extends LinkServerOptions<S> {
  /** 8080 unless told; 0 takes any free one. Not used with `server`. */
  readonly port?: number
  /** The address to listen at; 127.0.0.1 unless told, 0.0.0.0 for the world. Not used with `server`. */
  readonly host?: string
  /** An HTTP server that listens already, or will: its upgrades at `path` become clients. */
  readonly server?: Server
  /**
   * Where WebSockets are taken; any path unless told. Upgrades at others are answered with 404: at once
   * when nobody else listens for them, on a port of its own after 5 s when no other listener took them.
   */
  readonly path?: string
  /**
   * The front door: true lets a request in, anything else turns it away with 403, a promise too, because
   * it is not waited for. One that throws turns away with 500, and the error comes up as an uncaught
   * one. Check origin and credentials here.
   */
  readonly authorize?: (request: IncomingMessage) => boolean
  /** Bytes of one message from a client at the most; 1 MiB unless told. */
  readonly maxMessageBytes?: number
  /**
   * Bytes from which on snapshots go compressed (permessage-deflate) to clients that can read that;
   * 64 KiB unless told, Infinity for never. Deltas never do. A browser that agreed to it compresses all
   * that it sends, which costs some 45 us a message to read: so worlds whose snapshots are smaller do
   * not offer it.
   */
  readonly compressSnapshotsFromBytes?: number
}

const DEFAULT_COMPRESS_FROM_BYTES = 64 * 1024

/**
 * The fastest level: a snapshot of 1.7 MB takes 14 ms, beside the main thread, and comes to 18 % of its
 * bytes; the usual level takes 65 ms for 17 %. No memory is kept for it between two messages.
 */
const DEFLATE = {
  zlibDeflateOptions: { level: 1 },
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
}

export interface ServedWorld<S extends Schema> {
  readonly links: LinkServer<S>
  /** What listens: the server's own, or the one that was given. */
  readonly http: Server
  /** Where clients on this machine connect; undefined on an HTTP server of one's own. */
  readonly url: string | undefined
  readonly port: number | undefined
  /**
   * Gives each client the last state and closes it with the reason, ends the sockets that are still
   * there after `drainMs` and a second, and gives the port back.
   */
  close(options?: ShutDownOptions): Promise<void>
}

/** How long a socket's close may take once it was told, in ms: who does not read answers none. */
const CLOSE_WITHIN_MS = 1_000

/** Serves a world over WebSockets, on a port of its own or on an existing HTTP server. */
export async function serve<S extends Schema>(
  world: World<S>,
  options: ServeOptions<S> = {},
): Promise<ServedWorld<S>> {
  const {
    maxMessageBytes = 1024 * 1024,
    compressSnapshotsFromBytes = DEFAULT_COMPRESS_FROM_BYTES,
  } = options
  if (!(compressSnapshotsFromBytes >= 0)) {
    throw new LinkError(
      LinkErrorCode.invalidConfig,
      `compressSnapshotsFromBytes must be 0 or more, not ${compressSnapshotsFromBytes}`,
    )
  }
  const settings = { noServer: true, maxPayload: maxMessageBytes }
  const plainSockets = new WebSocketServer({ ...settings, perMessageDeflate: false })
  const deflateSockets = new WebSocketServer({ ...settings, perMessageDeflate: DEFLATE })
  const http = options.server ?? createServer(refuseRequest)
  const links = new LinkServer(world, {
    ...options,
    sync: { decodeLimits: { maxBytes: maxMessageBytes }, ...options.sync },
  })
  try {
    if (options.server === undefined) {
      await listen(http, options.port ?? 8080, options.host ?? '127.0.0.1')
    }
  } catch (error) {
    links.close()
    throw error
  }
  const clock = options.clock ?? systemClock
  const heartbeat = new SocketHeartbeat(clock)
  const unanswered = new UnansweredUpgrades(clock)
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // Whoever takes the socket or not: a client that resets it must not end the game's process.
    socket.on('error', () => socket.destroy())
    if (!isAt(request, options.path)) {
      // Others may take upgrades of the same server; who is alone answers for all paths.
      if (http.listenerCount('upgrade') === 1) turnAway(socket, '404 Not Found')
      else if (options.server === undefined) unanswered.watch(request)
      return
    }
    const refusal = refusalOf(request, options.authorize)
    if (refusal !== undefined) return turnAway(socket, refusal)
    const isWorthIt =
      (links.snapshotBytes ?? compressSnapshotsFromBytes) >= compressSnapshotsFromBytes
    const canCompress = isWorthIt && compressSnapshotsFromBytes < Number.POSITIVE_INFINITY
    const sockets = canCompress ? deflateSockets : plainSockets
    sockets.handleUpgrade(request, socket, head, (client) =>
      links.admit(
        wrapNodeWebSocket(client, { compressFromBytes: compressSnapshotsFromBytes }),
        heartbeat.watch(client),
      ),
    )
  }
  http.on('upgrade', upgrade)
  const listensAt = options.server === undefined ? http.address() : null
  const address = typeof listensAt === 'object' && listensAt !== null ? listensAt : undefined
  return {
    links,
    http,
    port: address?.port,
    url: address === undefined ? undefined : urlOf(address, options.path),
    close: async (shutDown) => {
      const ended = options.server === undefined ? closed(http) : undefined
      await links.shutDown(shutDown)
      http.off('upgrade', upgrade)
      unanswered.close()
      heartbeat.stop()
      const cancel = clock.schedule(CLOSE_WITHIN_MS, () => {
        for (const { clients } of [plainSockets, deflateSockets]) {
          for (const client of clients) client.terminate()
        }
      })
      await Promise.all([closed(plainSockets), closed(deflateSockets)])
      cancel()
      if (ended !== undefined) http.closeAllConnections()
      await ended
    },
  }
}

function isAt(request: IncomingMessage, path: string | undefined): boolean {
  return path === undefined || request.url?.split('?', 1)[0] === path
}

/** The status with which the front door turns the request away; undefined when it lets it in. */
function refusalOf(
  request: IncomingMessage,
  authorize: ServeOptions<Schema>['authorize'],
): string | undefined {
  try {
    if (authorize === undefined || authorize(request) === true) return undefined
    return '403 Forbidden'
  } catch (error) {
    surfaceError(error)
    return '500 Internal Server Error'
  }
}
