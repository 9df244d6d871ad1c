import type { Direction, Format, Probe, RateLimitConfig, Schema } from '@tx2-link/core'
import type { LinkCounts } from './link-counts.ts'

/** What a source says of its link now. */
export interface SourceStats {
  /** In a word: `live`, `stale`, `connected`. */
  readonly state: string
  readonly rttMs: number | undefined
  readonly jitterMs: number | undefined
  readonly bufferedBytes: number
  /** What the link counted since it was made. */
  readonly counts?: LinkCounts | undefined
  /** Of a link that brings nothing now and says what comes of it. */
  readonly outage?: SourceOutage | undefined
  /** Of a server's peer: what the server counted of all its clients. */
  readonly server?: ServerCounts | undefined
}

/** Why a link brings nothing now, and when it is tried again. Times are in ms of the source's clock. */
export interface SourceOutage {
  /** In words. */
  readonly reason: string | undefined
  /** Of the close that ended the last connection. */
  readonly closeCode: number | undefined
  readonly lastHeardAt: number | undefined
  /** Which attempt to connect this is since the link was last live. */
  readonly attempt: number
  /** `Infinity` unless limited. */
  readonly maxAttempts: number
  readonly retryAt: number | undefined
}

/** What became of a server's clients: its `getStats`. */
export interface ServerCounts {
  readonly peers: number
  readonly admitted: number
  readonly turnedAway: number
  /** Lost clients whose places went before their grace was over, since too many were kept. */
  readonly seatsGivenUp: number
  /** Connections that ended, by their close code; those of more codes than a list names under 0. */
  readonly closes: ReadonlyMap<number, number>
  /** What clients said and was not done, by the code of the `error` that they got. */
  readonly refusals: ReadonlyMap<number, number>
  readonly encodings: number
}

/** A setting of a limiter that may be turned: all but its algorithm, each a number. */
export type RateLimitSetting = Exclude<keyof RateLimitConfig, 'algorithm'>

/** New values for some of a limiter's settings. */
export type RateLimitChange = Partial<Pick<RateLimitConfig, RateLimitSetting>>

/** The settings of a source's limiter. */
export interface SourceRateLimit {
  /** Undefined while they are not known. */
  get(): RateLimitConfig | undefined
  /** Changes those given, at once; throws LinkError `invalidConfig` for impossible ones. */
  set(change: RateLimitChange): void
}

/** A link that can be looked at: this page's, or a server's peer over the relay. */
export interface Source {
  readonly id: string
  readonly label: string
  /** Address and format, for one. */
  readonly detail: string
  readonly schema: Schema | undefined
  readonly format: Format
  /** Which way the replicated world travels: `in` on a client, `out` on a server. */
  readonly worldDirection: Direction
  /** Unix time, in ms, at which the source's clock said 0. */
  readonly timeOrigin: number
  /** The source's clock, in ms: the one that its events are stamped by. */
  now(): number
  /** Tells a probe what happens from now on; the returned function stops that. */
  observe(probe: Probe): () => void
  /** Asks for a whole state, so that the world can be rebuilt from here on. */
  requestKeyframe(): void
  /** Undefined when nothing limits this link. */
  readonly rateLimit: SourceRateLimit | undefined
  stats(): SourceStats
  /** Tries again at once instead of waiting for the next attempt; of links that connect again. */
  readonly reconnect?: () => void
}

/** The sources that can be picked. */
export interface SourceList {
  /** The same array until something changes. */
  get(): readonly Source[]
  subscribe(listener: () => void): () => void
}

/** A list that the application fills. */
export interface EditableSourceList extends SourceList {
  /** A source with the id of another takes its place. The returned function takes it off again. */
  add(source: Source): () => void
  remove(id: string): void
}
