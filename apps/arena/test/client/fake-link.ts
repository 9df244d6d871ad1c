import type { Link, LinkStats, LinkStatus, ReplicaSink } from '@tx2-link/core'
import { World } from '@tx2-link/core'
import { replicaOf } from '@tx2-link/react/store'
import { arenaSchema } from '../../src/game/schema.ts'
import type { ArenaSchema } from '../../src/game/schema.ts'

const noStats: LinkStats = {
  rttMs: undefined,
  jitterMs: undefined,
  bytesInPerSecond: 0,
  bytesOutPerSecond: 0,
  messagesInPerSecond: 0,
  messagesOutPerSecond: 0,
  bytesIn: 0,
  bytesOut: 0,
  messagesIn: 0,
  messagesOut: 0,
  syncCount: 0,
  errorCount: 0,
  gaps: 0,
  resyncs: 0,
  repairs: 0,
  duplicates: 0,
  resends: 0,
  coalesced: 0,
  refusals: 0,
  closes: 0,
  deferrals: 0,
  reconnects: 0,
  bufferedBytes: 0,
  tick: 0,
}

/** A link whose server is this test: it says what the world is and how the link does. */
export class FakeLink implements Link<ArenaSchema> {
  readonly schema = arenaSchema
  readonly url = 'ws://test/link'
  readonly own = undefined
  readonly server = new World(arenaSchema)
  stats: LinkStats = noStats
  reconnects = 0
  status: LinkStatus = {
    state: 'live',
    since: -60_000,
    attempt: 0,
    maxAttempts: Infinity,
    retryAt: undefined,
    reason: undefined,
    closeCode: undefined,
    resumed: undefined,
    lastHeardAt: undefined,
  }
  #sink: ReplicaSink | undefined
  readonly #listeners = new Set<() => void>()

  /** Publishes the server's world as it is now. */
  send(): void {
    this.server.seal(this.server.timestamp + 50)
    const { tick, timestamp } = this.server
    this.stats = { ...this.stats, tick }
    replicaOf(this)
    this.#sink?.snapshot(this.server.snapshot(), tick, timestamp)
    replicaOf(this).publish()
  }

  become(status: Partial<LinkStatus>): void {
    this.status = { ...this.status, ...status }
    for (const listener of this.#listeners) listener()
  }

  subscribeStatus(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  getStats(): LinkStats {
    return this.stats
  }

  resync(): void {}

  requestSnapshot(): void {}

  readonly rateLimiter = undefined

  observe(): () => void {
    return () => {}
  }

  now(): number {
    return 0
  }

  attach(sink: ReplicaSink): () => void {
    this.#sink = sink
    return () => {
      this.#sink = undefined
    }
  }

  open(): void {}

  close(): void {}

  retain(): () => void {
    return () => {}
  }

  reconnect(): void {
    this.reconnects += 1
  }
}
