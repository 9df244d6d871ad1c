import { type Clock, systemClock } from '../clock.ts'
import type { Schema } from '../schema/define-schema.ts'
import type { CloseReason, Transport } from '../transport/transport.ts'
import { World } from '../world/world.ts'
import type { Probe } from '../probe.ts'
import type { MessageLimiter } from '../rate/message-limiter.ts'
import type { SyncConfig } from './config.ts'
import { LinkCloseCode } from './close-code.ts'
import type { SyncEvent } from './events.ts'
import { entitiesOfFullDelta } from './full-state.ts'
import type { Greeting, IdRange } from './greeting.ts'
import type { Link, LinkState, LinkStats, LinkStatus, ReplicaSink } from './link.ts'
import { Liveness, type LivenessConfig } from './liveness.ts'
import { OwnWorldSync } from './own-world-sync.ts'
import { NO_NETWORK, type Surroundings } from './surroundings.ts'
import { SyncManager } from './sync-manager.ts'

interface ClientLinkSettings<S extends Schema>
  extends Partial<Omit<SyncConfig, 'schema'>>, LivenessConfig {
  readonly schema: S
  readonly syncIntervalMs: number
  readonly maxReconnectAttempts: number
  readonly surroundings: Surroundings
  readonly lingerMs: number
}

export interface ClientLinkOptions<S extends Schema> {
  readonly url: string
  readonly settings: ClientLinkSettings<S>
  createTransport(): Transport
  onJoin(own: World<S>): void
  onError(code: number, message: string): void
}

const SILENT: CloseReason = {
  code: LinkCloseCode.silent,
  text: 'nothing was heard from the server',
}
const LEFT: CloseReason = { code: 1000, text: 'left' }

/** The client's end: one sync manager kept connected, and its state in words. */
export class ClientLink<S extends Schema> implements Link<S> {
  readonly schema: S
  readonly url: string
  readonly #options: ClientLinkOptions<S>
  readonly #clock: Clock
  readonly #liveness: Liveness
  readonly #statusListeners = new Set<() => void>()
  readonly #manager: SyncManager
  #own: OwnWorldSync<S> | undefined
  #sink: ReplicaSink | undefined
  #status: LinkStatus
  #tick = 0
  #retained = 0
  #cancelLinger: (() => void) | undefined
  /** While it is connected; undefined else. */
  #unsubscribe: (() => void) | undefined
  /** When the link was last live, for saying how long it was not. */
  #lostAt: number | undefined
  /** Which life of the server's world was shown last. */
  #shownEpoch: string | undefined

  constructor(options: ClientLinkOptions<S>) {
    this.#options = options
    this.schema = options.settings.schema
    this.url = options.url
    this.#clock = options.settings.clock ?? systemClock
    this.#status = {
      state: 'idle',
      since: this.#clock.now(),
      attempt: 0,
      maxAttempts: options.settings.maxReconnectAttempts,
      retryAt: undefined,
      reason: undefined,
      closeCode: undefined,
      resumed: undefined,
      lastHeardAt: undefined,
    }
    this.#manager = new SyncManager(options.createTransport, options.settings)
    this.#manager.subscribe((event) => this.#handle(event))
    this.#liveness = new Liveness(options.settings, this.#clock, {
      ping: () => void this.#manager.ping(),
      stale: () => this.#enter('stale', { reason: SILENT.text }),
      dead: () => this.#giveUp(),
    })
  }

  get own(): World<S> | undefined {
    return this.#own?.world
  }

  get status(): LinkStatus {
    return this.#status
  }

  now(): number {
    return this.#clock.now()
  }

  subscribeStatus(listener: () => void): () => void {
    this.#statusListeners.add(listener)
    return () => this.#statusListeners.delete(listener)
  }

  getStats(): LinkStats {
    return linkStats(this.#manager, this.#tick)
  }

  get rateLimiter(): MessageLimiter | undefined {
    return this.#manager.rateLimiter
  }

  observe(probe: Probe): () => void {
    return this.#manager.observe(probe)
  }

  attach(sink: ReplicaSink): () => void {
    this.#sink = sink
    // What came before went to nobody, so the new replica must be told everything.
    if (this.#tick > 0) this.#manager.resync('a replica was attached late')
    return () => {
      if (this.#sink === sink) this.#sink = undefined
    }
  }

  open(): void {
    this.#stopLingering()
    if (this.#manager.isConnected || this.#manager.awaitsNetwork) return
    const { state } = this.#status
    if (state === 'connecting' || state === 'reconnecting') return
    this.#enter(this.#tick > 0 ? 'reconnecting' : 'connecting', { attempt: 1 })
    this.#connect(() => this.#manager.open())
  }

  close(): void {
    this.#stopLingering()
    this.#manager.close(LEFT)
    this.#enter('closed', { reason: undefined })
  }

  retain(): () => void {
    this.#retained += 1
    if (this.#status.state === 'idle' || this.#status.state === 'closed') this.open()
    else this.#stopLingering()
    let isReleased = false
    return () => {
      if (isReleased) return
      isReleased = true
      this.#retained -= 1
      if (this.#retained > 0) return
      const { lingerMs } = this.#options.settings
      this.#cancelLinger = this.#clock.schedule(lingerMs, () => this.close())
    }
  }

  requestSnapshot(): void {
    this.#manager.requestSnapshot()
  }

  resync(reason: string): void {
    this.#manager.resync(reason)
  }

  reconnect(): void {
    if (this.#status.state === 'idle' || this.#manager.isConnected) return this.open()
    this.#enter(this.#tick > 0 ? 'reconnecting' : 'connecting', { attempt: 1, retryAt: undefined })
    this.#connect(() => this.#manager.retryNow())
  }

  /** An address that is none throws, and leaves the link offline with the reason in words. */
  #connect(attempt: () => void): void {
    try {
      attempt()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.#enter('offline', { reason, retryAt: undefined })
      throw error
    }
  }

  #giveUp(): void {
    if (!this.#manager.peerMayBeSilent) this.#manager.drop(SILENT)
  }

  #handle(event: SyncEvent): void {
    this.#liveness.heard()
    switch (event.type) {
      case 'connected':
        return this.#connected()
      case 'disconnected':
        return this.#disconnected(event.reason, event.retryAt)
      case 'network_missed':
        return this.#enter('offline', { attempt: 0, retryAt: undefined, reason: event.reason })
      case 'network_back':
        return this.#enter(this.#tick > 0 ? 'reconnecting' : 'connecting', { attempt: 1 })
      case 'greeted':
        return this.#greeted(event.greeting, event.isCurrent)
      case 'snapshot':
        this.#sink?.snapshot(event.snapshot.entities, event.tick, event.timestamp)
        return this.#stateCame(event.tick, event.snapshot.entities.length)
      case 'delta': {
        const { changes } = event.delta
        if (event.full) {
          this.#sink?.snapshot(entitiesOfFullDelta(changes), event.tick, event.timestamp)
        } else {
          this.#sink?.delta(changes, event.tick, event.timestamp)
        }
        return this.#stateCame(event.tick, changes.length)
      }
      case 'error':
        this.#options.onError(event.code, event.message)
        return this.#heard()
      default:
        return this.#heard()
    }
  }

  #heard(): void {
    if (this.#status.state === 'stale') this.#enter('live', {})
  }

  #greeted(greeting: Greeting, isCurrent: boolean): void {
    this.#manager.introduction.resume = greeting.resume
    if (greeting.ids !== undefined) this.#join(greeting.ids)
    if (isCurrent) this.#becomeLive(0)
    else this.#heard()
  }

  #join(ids: IdRange): void {
    if (this.#own?.ids.first === ids.first && this.#own.ids.last === ids.last) {
      return this.#own.start()
    }
    this.#own?.stop()
    const world = new World(this.schema, { firstId: ids.first, lastId: ids.last })
    // The greeting that was answered named a life of nothing yet: the first own world's.
    const epoch = this.#own === undefined ? this.#manager.epoch : undefined
    this.#own = new OwnWorldSync(world, ids, this.#manager, this.#clock, epoch)
    this.#own.start()
    this.#options.onJoin(world)
  }

  #stateCame(tick: number, changes: number): void {
    this.#tick = tick
    if (this.#status.state !== 'live') this.#becomeLive(changes)
  }

  #becomeLive(changes: number): void {
    const lostAt = this.#lostAt
    const isNewWorld = this.#shownEpoch !== this.#manager.peerEpoch
    this.#lostAt = undefined
    this.#shownEpoch = this.#manager.peerEpoch
    const resumed =
      lostAt === undefined ? undefined : { changes, afterMs: this.now() - lostAt, isNewWorld }
    this.#enter('live', { attempt: 0, retryAt: undefined, reason: undefined, resumed })
  }

  #connected(): void {
    this.#liveness.start()
    this.#unsubscribe = this.#options.settings.surroundings.subscribe(() =>
      this.#surroundingsChanged(),
    )
  }

  /** The connection may live on without a network for a while, so it is not given up yet. */
  #surroundingsChanged(): void {
    const { isOnline, isVisible } = this.#options.settings.surroundings
    if (isOnline && isVisible) this.#liveness.doubt(this.#manager.lastHeardAt ?? 0)
    else if (!isOnline && this.#status.state === 'live')
      this.#enter('stale', { reason: NO_NETWORK })
  }

  #disconnected(reason: CloseReason, retryAt: number | undefined): void {
    this.#liveness.stop()
    this.#unsubscribe?.()
    this.#unsubscribe = undefined
    this.#own?.stop()
    if (this.#status.state === 'closed') return
    if (this.#tick > 0) this.#lostAt ??= this.now()
    const { attempt } = this.#manager
    const why = { retryAt, reason: reason.text, closeCode: reason.code }
    if (retryAt === undefined) {
      this.#enter('offline', { attempt, ...why })
    } else {
      this.#enter(this.#tick > 0 ? 'reconnecting' : 'connecting', { attempt: attempt + 1, ...why })
    }
  }

  #enter(state: LinkState, change: Partial<Omit<LinkStatus, 'state'>>): void {
    const previous = this.#status
    // A connection that opens is a sign of life, and yet brings nothing: what is here is as old as before.
    const isHeard = state === 'live' || previous.state === 'live' || previous.state === 'stale'
    const lastHeardAt = isHeard ? this.#manager.lastHeardAt : previous.lastHeardAt
    this.#status = {
      ...previous,
      reason: undefined,
      closeCode: undefined,
      resumed: undefined,
      ...change,
      state,
      since: state === previous.state ? previous.since : this.now(),
      lastHeardAt,
    }
    for (const listener of this.#statusListeners) listener()
  }

  #stopLingering(): void {
    this.#cancelLinger?.()
    this.#cancelLinger = undefined
  }
}

function linkStats(manager: SyncManager, tick: number): LinkStats {
  const stats = manager.getStats()
  return {
    rttMs: stats.rttMs,
    jitterMs: stats.jitterMs,
    bytesInPerSecond: stats.bytesInPerSecond,
    bytesOutPerSecond: stats.bytesOutPerSecond,
    messagesInPerSecond: stats.messagesInPerSecond,
    messagesOutPerSecond: stats.messagesOutPerSecond,
    bytesIn: stats.bytesIn,
    bytesOut: stats.bytesOut,
    messagesIn: stats.messagesIn,
    messagesOut: stats.messagesOut,
    syncCount: stats.syncCount,
    errorCount: stats.errorCount,
    gaps: stats.gaps,
    resyncs: stats.resyncs,
    repairs: stats.repairs,
    duplicates: stats.duplicates,
    resends: stats.resends,
    coalesced: stats.coalesced,
    refusals: stats.refusals,
    closes: stats.closes,
    deferrals: stats.deferrals,
    reconnects: stats.reconnectAttempts,
    bufferedBytes: stats.bufferedBytes,
    tick,
  }
}
