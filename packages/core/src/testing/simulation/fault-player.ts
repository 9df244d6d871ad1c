import type { Random } from '../../clock.ts'
import type { MessageLimiter } from '../../rate/message-limiter.ts'
import type { Schema } from '../../schema/define-schema.ts'
import type { NetworkChange } from '../../transport/network-model.ts'
import type { World } from '../../world/world.ts'
import type { ScheduledFault } from './fault.ts'
import type { SimulatedClient } from './simulated-client.ts'
import type { SimulatedPeer } from './simulated-server.ts'

/** What faults work on. */
export interface FaultStage<S extends Schema> {
  world(): World<S>
  /** Those that are connected. */
  peers(): readonly SimulatedPeer[]
  readonly clients: readonly SimulatedClient<S>[]
  /** The server ends, with a word to its clients or without, and another life begins after some ticks. */
  restart(isGraceful: boolean, downTicks: number): void
}

const PERFECT: NetworkChange = {
  latencyMs: 0,
  jitterMs: 0,
  loss: 0,
  duplication: 0,
  reorder: 0,
  bandwidth: Number.POSITIVE_INFINITY,
  queueBytes: 64 * 1024,
  back: { bandwidth: Number.POSITIVE_INFINITY, queueBytes: 64 * 1024 },
}

/** A limiter that is starved lets one small message a second through. */
const STARVED = { maxMessagesPerSecond: 1, maxBytesPerSecond: 200 }

/** Ids from here up may be clients' own. */
const FIRST_OWN_ID = 0x8000_0000

/** Begins and ends faults as their time comes. */
export class FaultPlayer<S extends Schema> {
  readonly #stage: FaultStage<S>
  readonly #random: Random
  readonly #active = new Set<ScheduledFault>()
  /** What limiters are set back to. */
  readonly #starved = new Map<MessageLimiter, Parameters<MessageLimiter['setConfig']>[0]>()

  constructor(stage: FaultStage<S>, random: Random) {
    this.#stage = stage
    this.#random = random
  }

  /** Whether the world is to stand still. */
  get isCalm(): boolean {
    for (const { kind } of this.#active) if (kind === 'calm') return true
    return false
  }

  endAt(tick: number): void {
    for (const fault of this.#active) {
      if (fault.atTick + fault.ticks <= tick) this.#end(fault)
    }
  }

  endAll(): void {
    for (const fault of this.#active) this.#end(fault)
  }

  /** False when there is nobody that it could befall. */
  begin(fault: ScheduledFault): boolean {
    const client = this.#stage.clients.find(({ number }) => number === fault.client)
    switch (fault.kind) {
      case 'calm':
        break
      case 'reuse':
        return this.#reuse(fault.strength)
      case 'restart':
      case 'crash':
        this.#stage.restart(fault.kind === 'restart', Math.ceil(fault.ticks * fault.strength))
        return true
      case 'starvation':
        this.#starve()
        break
      default:
        if (client === undefined) return false
        if (!this.#befall(client, fault)) return false
    }
    this.#active.add(fault)
    return true
  }

  #befall(client: SimulatedClient<S>, fault: ScheduledFault): boolean {
    switch (fault.kind) {
      case 'disconnect':
        client.network.cut()
        return true
      case 'offline':
        client.network.goOffline()
        return true
      case 'pause':
        client.sleeper.sleep()
        return true
      case 'leave':
        if (client.sleeper.isAsleep || client.link.status.state === 'closed') return false
        client.link.close()
        return true
      case 'resync':
        if (client.sleeper.isAsleep || client.link.status.state === 'closed') return false
        client.link.resync('the simulator asked for it')
        return true
      default:
        client.network.change(networkChange(fault))
        return true
    }
  }

  #end(fault: ScheduledFault): void {
    this.#active.delete(fault)
    if (fault.kind === 'starvation') return this.#feed()
    const client = this.#stage.clients.find(({ number }) => number === fault.client)
    if (client === undefined) return
    const others = [...this.#active].filter((other) => other.client === fault.client)
    if (others.some(({ kind }) => kind === fault.kind)) return
    if (fault.kind === 'offline') client.network.goOnline()
    else if (fault.kind === 'pause') client.sleeper.wake()
    else if (fault.kind === 'leave') client.sleeper.run(() => client.link.open())
    else {
      client.network.change(PERFECT)
      for (const other of others) client.network.change(networkChange(other))
    }
  }

  #starve(): void {
    const limiters = [
      ...this.#stage.peers().map(({ rateLimiter }) => rateLimiter),
      ...this.#stage.clients.map(({ link }) => link.rateLimiter),
    ]
    for (const limiter of limiters) {
      if (limiter === undefined || this.#starved.has(limiter)) continue
      this.#starved.set(limiter, limiter.getConfig())
      limiter.setConfig(STARVED)
    }
  }

  #feed(): void {
    for (const { kind } of this.#active) if (kind === 'starvation') return
    for (const [limiter, config] of this.#starved) limiter.setConfig(config)
    this.#starved.clear()
  }

  /** Removes up to four entities and gives the ids of some to new ones, at once. */
  #reuse(strength: number): boolean {
    const world = this.#stage.world()
    const ids = [...world.ids()].filter((id) => id < FIRST_OWN_ID)
    if (ids.length === 0) return false
    for (let count = 0; count <= strength * 4; count += 1) {
      const id = ids[Math.floor(this.#random() * ids.length)]
      if (id === undefined || !world.despawn(id)) continue
      if (this.#random() < 0.5) world.spawn({}, { id })
    }
    return true
  }
}

/** The same for all: where two follow each other, a queue that shrank would give bytes back to their sender, as no network does. */
const NARROW_QUEUE_BYTES = 500

function networkChange({ kind, strength }: ScheduledFault): NetworkChange {
  switch (kind) {
    case 'loss':
      return { loss: 0.05 + strength * 0.45 }
    case 'duplication':
      return { duplication: 0.05 + strength * 0.6 }
    case 'reorder':
      return { reorder: 0.05 + strength * 0.5, reorderDelayMs: 20 + strength * 300 }
    case 'delay':
      return { latencyMs: 5 + strength * 300, jitterMs: strength * 200 }
    case 'bandwidth':
      return { bandwidth: 500 + (1 - strength) * 20_000, queueBytes: NARROW_QUEUE_BYTES }
    case 'slow-reading':
      return { back: { bandwidth: 10 + (1 - strength) * 100, queueBytes: NARROW_QUEUE_BYTES } }
    default:
      return {}
  }
}
