import type { Schema } from '../schema/define-schema.ts'
import type { Transport } from '../transport/transport.ts'
import { connectWebSocket } from '../transport/web-socket-transport.ts'
import type { World } from '../world/world.ts'
import { ClientLink } from './client-link.ts'
import { requireNumber, type SyncConfig, type SyncMode, withoutUndefined } from './config.ts'
import type { Link } from './link.ts'
import { checkLiveness, type LivenessConfig } from './liveness.ts'
import { pageSurroundings } from './surroundings.ts'

export interface ConnectOptions<S extends Schema>
  extends
    Partial<
      Omit<SyncConfig, 'schema' | 'role' | 'mode' | 'autoReconnect' | 'enableFieldCompression'>
    >,
    Partial<LivenessConfig> {
  readonly schema: S
  /** How what the own world holds is sent: `delta` unless told. Nothing of a link is sent by name. */
  readonly mode?: Exclude<SyncMode, 'manual'>
  /** Called with the client's own empty world whenever the server grants ids that are new. */
  readonly onJoin?: (own: World<S>) => void
  /** The server reports an error, a refused change of ours for one; its codes are the server's. */
  readonly onError?: (code: number, message: string) => void
  /** How long a link stays open after its last release, in ms: StrictMode and hot reload release and retain at once. */
  readonly lingerMs?: number
  /** Makes the transport of each attempt; a WebSocket unless given. */
  readonly transport?: (url: string) => Transport
}

/** Retried without limit: a game's page stays open longer than any outage. */
const DEFAULTS = {
  autoReconnect: true,
  maxReconnectAttempts: Number.POSITIVE_INFINITY,
  reconnectDelayMs: 250,
  maxReconnectDelayMs: 5_000,
  syncIntervalMs: 50,
  pingIntervalMs: 1_000,
  staleAfterMs: 3_000,
  deadAfterMs: 6_000,
  lingerMs: 1_000,
} as const

/**
 * A link to the world that a server serves at a `ws://` or `wss://` address. It opens with `open()`
 * or its first `retain()`, and connects again after every loss. An option that is undefined is the
 * default. Throws LinkError `invalidConfig` for options that make no sense.
 */
export function connect<S extends Schema>(url: string, options: ConnectOptions<S>): Link<S> {
  const { onJoin, onError, transport = connectWebSocket, ...settings } = options
  const resolved = {
    ...DEFAULTS,
    name: url,
    surroundings: pageSurroundings(url),
    ...withoutUndefined(settings),
    role: 'client' as const,
  }
  checkLiveness(resolved)
  requireNumber('lingerMs', resolved.lingerMs, 0)
  return new ClientLink<S>({
    url,
    onJoin: onJoin ?? (() => {}),
    onError: onError ?? (() => {}),
    createTransport: () => transport(url),
    settings: resolved,
  })
}
