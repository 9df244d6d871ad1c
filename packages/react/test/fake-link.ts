import {
  type DeltaChange,
  type Link,
  type LinkStats,
  type LinkStatus,
  type MessageLimiter,
  type Probe,
  type ProbeEvent,
  type ReplicaSink,
  type Schema,
  World,
} from '@tx2-link/core'
import { NO_STATS } from '../src/store/stats-poll.ts'
import { IDLE_STATUS } from '../src/store/replica-state.ts'

/** A link without a network: the test writes to `server` and says when a message arrives. */
export class FakeLink<S extends Schema> implements Link<S> {
  readonly schema: S
  url = 'fake://server'
  readonly own = undefined
  /** What the server holds. */
  readonly server: World<S>
  status: LinkStatus = IDLE_STATUS
  stats: LinkStats = NO_STATS
  statsRead = 0
  /** Who has opened the link and not let go of it. */
  retained = 0
  retainedEver = 0
  #sink: ReplicaSink | undefined
  #sentTick = 0
  #nowMs = 0
  readonly #statusListeners = new Set<() => void>()

  constructor(schema: S) {
    this.schema = schema
    this.server = new World(schema)
  }

  get isAttached(): boolean {
    return this.#sink !== undefined
  }

  get statusListenerCount(): number {
    return this.#statusListeners.size
  }

  /** What the server wrote since the last message arrives as one delta. */
  deliver(): void {
    this.deliverChanges(this.#seal())
  }

  /** The server's whole world arrives. */
  deliverSnapshot(): void {
    this.#seal()
    this.#sink?.snapshot(this.server.snapshot(), this.server.tick, this.server.timestamp)
  }

  deliverChanges(changes: readonly DeltaChange[]): void {
    this.#sink?.delta(changes, this.server.tick, this.server.timestamp)
  }

  setStatus(change: Partial<LinkStatus>): void {
    this.status = { ...this.status, ...change }
    for (const listener of this.#statusListeners) listener()
  }

  readonly resyncs: string[] = []

  resync(reason: string): void {
    this.resyncs.push(reason)
  }

  requestSnapshot(): void {}

  rateLimiter: MessageLimiter | undefined
  readonly probes = new Set<Probe>()

  observe(probe: Probe): () => void {
    this.probes.add(probe)
    return () => this.probes.delete(probe)
  }

  emit(event: ProbeEvent): void {
    for (const probe of this.probes) probe(event)
  }

  now(): number {
    return this.#nowMs
  }

  subscribeStatus(listener: () => void): () => void {
    this.#statusListeners.add(listener)
    return () => this.#statusListeners.delete(listener)
  }

  getStats(): LinkStats {
    this.statsRead += 1
    return { ...this.stats }
  }

  attach(sink: ReplicaSink): () => void {
    this.#sink = sink
    return () => {
      if (this.#sink === sink) this.#sink = undefined
    }
  }

  retain(): () => void {
    this.retained += 1
    this.retainedEver += 1
    return () => {
      this.retained -= 1
    }
  }

  open(): void {}
  close(): void {}
  reconnect(): void {}

  #seal(): DeltaChange[] {
    this.#nowMs += 50
    this.server.seal(this.#nowMs)
    const changes = this.server.changesSince(this.#sentTick)
    if (changes === undefined) throw new Error('the server has forgotten what it sent last')
    this.#sentTick = this.server.tick
    return changes
  }
}
