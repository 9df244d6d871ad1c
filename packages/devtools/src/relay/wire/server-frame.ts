import type { Format, ProbeEvent, RateLimitConfig, Schema } from '@tx2-link/core'
import type { LinkCounts } from '../../source/link-counts.ts'
import type { ServerCounts } from '../../source/source.ts'

/** What a server is, said once when an inspector connects. */
export interface Welcome {
  /** Another one for each start of the server, since peers' numbers begin again with it. */
  readonly instance: string
  /** What the server is called: `arena server`. */
  readonly name: string
  readonly format: Format
  readonly schema: Schema
  readonly clock: ClockReading
}

/** A server's two clocks, read together. */
export interface ClockReading {
  /** Ms on the clock of probe events. */
  readonly now: number
  /** Unix time in ms. */
  readonly unix: number
}

/** A client of the server, as the list names it. */
export interface PeerEntry {
  readonly number: number
  /** In words: `live`, or `connected` until it greeted. */
  readonly state: string
  readonly rttMs: number | undefined
  readonly jitterMs: number | undefined
  readonly bufferedBytes: number
  readonly counts: LinkCounts
  /** Undefined when nothing limits what this peer is sent. */
  readonly rateLimit: RateLimitConfig | undefined
}

export interface PeerList {
  readonly clock: ClockReading
  /** Its `peers` are all that the server has, named here or not. */
  readonly server: ServerCounts
  readonly peers: readonly PeerEntry[]
}

/** What became of a change of a rate limit. */
export type SetRateLimitResult =
  | { readonly ok: true; readonly config: RateLimitConfig }
  | { readonly ok: false; readonly reason: string }

export type ServerFrame =
  | { readonly type: 'welcome'; readonly welcome: Welcome }
  | { readonly type: 'peers'; readonly list: PeerList }
  | { readonly type: 'event'; readonly peer: number; readonly event: ProbeEvent }
  | { readonly type: 'dropped'; readonly peer: number; readonly count: number }
  | { readonly type: 'reply'; readonly request: number; readonly result: SetRateLimitResult }
