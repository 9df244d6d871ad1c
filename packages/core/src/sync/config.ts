import { type Clock, type Random, systemClock } from '../clock.ts'
import type { Format } from '../codec/codec.ts'
import type { DecodeLimits } from '../codec/limits.ts'
import type { Strictness } from '../delta/check.ts'
import { LinkError, LinkErrorCode } from '../error.ts'
import type { Probe } from '../probe.ts'
import type { RateLimitConfig } from '../rate/rate-limit-config.ts'
import type { Schema } from '../schema/define-schema.ts'
import type { BackOffConfig } from './back-off.ts'
import { type Surroundings, UNKNOWN_SURROUNDINGS } from './surroundings.ts'

/**
 * `full` sends whole worlds, `delta` what changed, `manual` only what is sent by name: `send` sends
 * nothing then, and `flush` of a served world what changed.
 */
export type SyncMode = 'full' | 'delta' | 'manual'

/** Which end of a greeting this is. Without a role a manager neither greets nor understands greetings. */
export type SyncRole = 'client' | 'server'

export interface SyncConfig extends BackOffConfig {
  readonly mode: SyncMode
  /** Least time between two syncs, in ms; `shouldSync` says when it has passed. */
  readonly syncIntervalMs: number
  readonly enableRateLimiting: boolean
  /** What may be sent; see `DEFAULT_RATE_LIMIT_CONFIG`. */
  readonly rateLimit: Partial<RateLimitConfig>
  /**
   * What the peer may send, before any of it is read; a peer that sends more loses its connection
   * with `LinkCloseCode.rateLimited`. `false` takes everything.
   */
  readonly inboundRateLimit: Partial<RateLimitConfig> | false
  /**
   * Whether deltas of snapshots that the application shows name changed fields alone, and not whole
   * components. A served world keeps a journal of its fields, so its deltas always do.
   */
  readonly enableFieldCompression: boolean
  /** Whether a lost connection is made again; needs a transport that can be made again. */
  readonly autoReconnect: boolean
  /** Attempts after a loss before giving up. */
  readonly maxReconnectAttempts: number
  /** Tells whether there is a network: without one no attempt is made until it is back. */
  readonly surroundings: Surroundings
  readonly format: Format
  readonly decodeLimits: Partial<DecodeLimits>
  readonly role: SyncRole | undefined
  /** What incoming worlds are checked against before anybody sees them. */
  readonly schema: Schema | undefined
  /** Put into every message's header and, as the version of each component, into the greeting. */
  readonly schemaVersion: number
  /**
   * What becomes of components and fields from the peer that `schema` does not know: `lenient` keeps
   * components as they came and leaves fields out, `strict` ends the connection with
   * `LinkCloseCode.schemaMismatch`.
   */
  readonly validation: Strictness
  /** Bytes waiting in the socket above which no more world state is sent. */
  readonly maxBufferedBytes: number
  /** A world of more bytes than about this goes in several snapshots of about this size, to peers that can take it so. */
  readonly maxSnapshotBytes: number
  /** Events kept for `receive` while nobody subscribes; past it all that wait are dropped, and the whole state is asked for again. */
  readonly maxPendingEvents: number
  /** How long a server waits for a greeting before it takes the peer for a plain one, in ms. */
  readonly greetingTimeoutMs: number
  /** Deltas are acknowledged at most this often, in ms. */
  readonly ackIntervalMs: number
  /** What this link is called in probe events. */
  readonly name: string
  readonly probe: Probe | undefined
  readonly clock: Clock
  readonly random: Random
}

const DEFAULT_SYNC_CONFIG: SyncConfig = {
  mode: 'delta',
  syncIntervalMs: 100,
  enableRateLimiting: true,
  rateLimit: {},
  inboundRateLimit: false,
  enableFieldCompression: true,
  autoReconnect: false,
  maxReconnectAttempts: 3,
  reconnectDelayMs: 1_000,
  maxReconnectDelayMs: 30_000,
  surroundings: UNKNOWN_SURROUNDINGS,
  format: 'msgpack',
  decodeLimits: {},
  role: undefined,
  schema: undefined,
  schemaVersion: 1,
  validation: 'lenient',
  maxBufferedBytes: 1024 * 1024,
  maxSnapshotBytes: 1024 * 1024,
  maxPendingEvents: 1_024,
  greetingTimeoutMs: 1_000,
  ackIntervalMs: 100,
  name: 'link',
  probe: undefined,
  clock: systemClock,
  random: Math.random,
}

/** The defaults with what is given over them; throws LinkError `invalidConfig` for what makes no sense. */
export function resolveSyncConfig(input: Partial<SyncConfig>): SyncConfig {
  const config: SyncConfig = { ...DEFAULT_SYNC_CONFIG, ...withoutUndefined(input) }
  requireOneOf('mode', config.mode, ['full', 'delta', 'manual'])
  requireOneOf('role', config.role, ['client', 'server', undefined])
  requireOneOf('validation', config.validation, ['lenient', 'strict'])
  requireNumber('syncIntervalMs', config.syncIntervalMs, 0)
  requireNumber('reconnectDelayMs', config.reconnectDelayMs, 0)
  requireNumber('maxReconnectDelayMs', config.maxReconnectDelayMs, config.reconnectDelayMs)
  requireNumber('maxBufferedBytes', config.maxBufferedBytes, 0)
  requireNumber('maxSnapshotBytes', config.maxSnapshotBytes, 1)
  requireNumber('maxPendingEvents', config.maxPendingEvents, 1)
  requireNumber('greetingTimeoutMs', config.greetingTimeoutMs, 0)
  requireNumber('ackIntervalMs', config.ackIntervalMs, 0)
  if (!(config.maxReconnectAttempts >= 0)) refuse('maxReconnectAttempts', '0 or more')
  if (!Number.isInteger(config.schemaVersion) || config.schemaVersion < 0) {
    refuse('schemaVersion', 'a whole number from 0')
  }
  return config
}

/** A setting that is undefined is one that was not given, and takes its default. */
export function withoutUndefined<Settings extends object>(settings: Settings): Settings {
  const given = { ...settings }
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) Reflect.deleteProperty(given, name)
  }
  return given
}

/** Throws LinkError `invalidConfig` for what is no finite number or below `least`. */
export function requireNumber(name: string, value: number, least: number): void {
  if (!Number.isFinite(value) || value < least) refuse(name, `a finite number from ${least}`)
}

function requireOneOf<Value>(name: string, value: Value, known: readonly Value[]): void {
  if (!known.includes(value)) refuse(name, known.map(String).join(' or '))
}

function refuse(name: string, wanted: string): never {
  throw new LinkError(LinkErrorCode.invalidConfig, `${name} must be ${wanted}`)
}
