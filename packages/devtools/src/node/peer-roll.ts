import type { Clock } from '@tx2-link/core'
import type { Peer } from '@tx2-link/server'
import { encodePeers } from '../relay/wire/encode-server-frame.ts'
import { MAX_PEERS } from '../relay/wire/protocol.ts'
import { countsOfManager } from '../source/link-counts.ts'
import type { PeerEntry } from '../relay/wire/server-frame.ts'
import type { InspectedServer } from './inspected-server.ts'

/** Figures are told this often, in ms, also when nobody came, left or changed. */
const FIGURES_EVERY_MS = 500

/** Who is there, and whether that is worth telling again. */
export class PeerRoll {
  readonly #server: InspectedServer
  readonly #clock: Clock
  readonly #byNumber = new Map<number, Peer>()
  #told: readonly PeerEntry[] = []
  #toldAt = Number.NEGATIVE_INFINITY

  constructor(server: InspectedServer, clock: Clock) {
    this.#server = server
    this.#clock = clock
  }

  /** A peer that was there at the last look. */
  peer(number: number): Peer | undefined {
    return this.#byNumber.get(number)
  }

  /** Looks who is there now. The list as a frame, or undefined when it need not be told. */
  look(): Uint8Array | undefined {
    const { peers } = this.#server
    this.#byNumber.clear()
    for (const peer of peers) this.#byNumber.set(peer.number, peer)
    const now = this.#clock.now()
    const entries = peers.slice(0, MAX_PEERS).map(entryOf)
    if (now - this.#toldAt < FIGURES_EVERY_MS && sameButFigures(entries, this.#told)) {
      return undefined
    }
    this.#told = entries
    this.#toldAt = now
    return this.list()
  }

  /** The list as last told, for an inspector that is new. */
  list(): Uint8Array {
    const clock = { now: this.#clock.now(), unix: this.#clock.unixMs() }
    return encodePeers({ clock, server: this.#server.getStats(), peers: this.#told })
  }
}

function entryOf(peer: Peer): PeerEntry {
  const stats = peer.getStats()
  const { rttMs, jitterMs, bufferedBytes } = stats
  return {
    number: peer.number,
    state: peer.firstId === undefined ? 'connected' : 'live',
    rttMs,
    jitterMs,
    bufferedBytes,
    counts: countsOfManager(stats),
    rateLimit: peer.rateLimiter?.getConfig(),
  }
}

function sameButFigures(left: readonly PeerEntry[], right: readonly PeerEntry[]): boolean {
  return (
    left.length === right.length &&
    left.every((entry, index) => {
      const other = right[index]
      return (
        entry.number === other?.number &&
        entry.state === other.state &&
        // A limiter gives the same object until its settings change.
        entry.rateLimit === other.rateLimit
      )
    })
  )
}
