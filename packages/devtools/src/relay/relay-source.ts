import {
  createRateLimiter,
  type Direction,
  type Format,
  type Probe,
  type ProbeEvent,
  type Schema,
} from '@tx2-link/core'
import type {
  RateLimitChange,
  ServerCounts,
  Source,
  SourceRateLimit,
  SourceStats,
} from '../source/source.ts'
import type { ServerClock } from './server-clock.ts'
import { RelayWarning, isSynthetic } from './synthetic.ts'
import type { Command } from './wire/command.ts'
import type { PeerEntry, SetRateLimitResult } from './wire/server-frame.ts'

/** What a source needs of the connection that it comes over. */
export interface RelayPort {
  /** False when there is no connection. */
  send(command: Command): boolean
  setRateLimit(peer: number, config: RateLimitChange): Promise<SetRateLimitResult>
}

export interface RelayIdentity {
  readonly id: string
  readonly label: string
  readonly format: Format
  readonly schema: Schema
  readonly clock: ServerClock
  /** What the server counted of all its clients, as it was last told. */
  serverCounts(): ServerCounts | undefined
}

/** A peer of a server, as the server sees it: what is sent is `out`. */
export class RelaySource implements Source {
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly schema: Schema
  readonly format: Format
  readonly worldDirection: Direction = 'out'
  readonly timeOrigin: number
  readonly #clock: ServerClock
  readonly #port: RelayPort
  readonly #serverCounts: () => ServerCounts | undefined
  readonly #observers = new Set<{ readonly probe: Probe }>()
  readonly #limit: SourceRateLimit
  #entry: PeerEntry
  #link: string
  #hasLeft = false
  /** Changes of the rate limit that were not answered yet. */
  #changing = 0
  /** Asked for and not here yet: asking again would only bring a second one. */
  #awaitsKeyframe = false

  constructor(port: RelayPort, identity: RelayIdentity, entry: PeerEntry) {
    this.#port = port
    this.id = identity.id
    this.label = identity.label
    this.detail = `peer ${entry.number} · ${identity.format}`
    this.schema = identity.schema
    this.format = identity.format
    this.timeOrigin = identity.clock.timeOrigin
    this.#clock = identity.clock
    this.#serverCounts = () => identity.serverCounts()
    this.#entry = entry
    this.#link = `peer ${entry.number}`
    this.#limit = {
      get: () => this.#entry.rateLimit,
      set: (config) => this.#setRateLimit(config),
    }
  }

  get rateLimit(): SourceRateLimit | undefined {
    return this.#entry.rateLimit === undefined ? undefined : this.#limit
  }

  now(): number {
    return this.#clock.now()
  }

  observe(probe: Probe): () => void {
    const observer = { probe }
    this.#observers.add(observer)
    if (this.#observers.size === 1) this.watch()
    else this.requestKeyframe()
    return () => {
      if (!this.#observers.delete(observer) || this.#observers.size > 0) return
      this.#port.send({ type: 'unwatch', peer: this.#entry.number })
      this.#awaitsKeyframe = false
    }
  }

  requestKeyframe(): void {
    if (this.#awaitsKeyframe || this.#observers.size === 0) return
    this.#awaitsKeyframe = this.#port.send({ type: 'keyframe', peer: this.#entry.number })
  }

  stats(): SourceStats {
    const { rttMs, jitterMs, bufferedBytes, counts } = this.#entry
    const state = this.#hasLeft ? 'left' : this.#entry.state
    return { state, rttMs, jitterMs, bufferedBytes, counts, server: this.#serverCounts() }
  }

  /** Asks for this peer's events if anybody wants them: they come with a keyframe first. */
  watch(): void {
    if (this.#observers.size === 0 || this.#hasLeft) return
    this.#awaitsKeyframe = this.#port.send({ type: 'watch', peer: this.#entry.number })
  }

  update(entry: PeerEntry): void {
    const { rateLimit } = this.#changing > 0 ? this.#entry : entry
    this.#entry = { ...entry, rateLimit }
  }

  receive(event: ProbeEvent): void {
    this.#link = event.link
    if (isSynthetic(event)) this.#awaitsKeyframe = false
    for (const { probe } of this.#observers) probe(event)
  }

  dropped(count: number): void {
    const events = count === 1 ? '1 event' : `${count} events`
    this.warn(RelayWarning.dropped, `dropped ${events}: this inspector read too slowly`)
  }

  /** Something of the relay itself, told to whoever observes. */
  warn(code: string, text: string): void {
    this.receive({ type: 'warning', time: this.now(), link: this.#link, code, text })
  }

  connectionLost(reason: string): void {
    this.#awaitsKeyframe = false
    this.warn(RelayWarning.lost, `lost the inspector's connection: ${reason}`)
  }

  /** The peer is no longer in the server's list; what was recorded of it stays. */
  leave(): void {
    this.#hasLeft = true
    this.#awaitsKeyframe = false
  }

  /**
   * What is impossible throws at once, as it does on a link of this page. The server checks again
   * and may refuse what it has changed meanwhile: that is returned, and told as a warning, too.
   */
  #setRateLimit(config: RateLimitChange): Promise<SetRateLimitResult> {
    const before = this.#entry.rateLimit
    const wanted = createRateLimiter({ ...before, ...config }).getConfig()
    this.#entry = { ...this.#entry, rateLimit: wanted }
    this.#changing += 1
    return this.#port.setRateLimit(this.#entry.number, config).then((result) => {
      this.#changing -= 1
      if (this.#changing === 0) {
        this.#entry = { ...this.#entry, rateLimit: result.ok ? result.config : before }
      }
      if (!result.ok) this.warn('rate-limit-refused', result.reason)
      return result
    })
  }
}
