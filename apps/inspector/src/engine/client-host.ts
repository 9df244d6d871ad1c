import {
  type Clock,
  type Format,
  type Link,
  MemoryTransport,
  type Random,
  type Schema,
  type Transport,
  connect,
} from '@tx2-link/core'
import {
  type ReplicaState,
  type ReplicaStore,
  createReplicaStore,
  replicaOf,
} from '@tx2-link/react/store'
import type { Peer } from '@tx2-link/server'
import { measureDistance } from './bodies.ts'
import type { ClientNetwork } from './client-network.ts'
import { type NetworkModel, createNetworkModel } from '@tx2-link/core'
import { Counter } from './counts.ts'
import { PeerProbes } from './peer-probes.ts'
import { RenderBook, type Says } from './render-book.ts'
import type { ServerHost } from './server-host.ts'
import type { ClientCounts, ClientName, Measure, StageClient } from './stage.ts'

/** Measures kept: a minute of them. */
const MAX_MEASURES = 1_600

export interface ClientHostOptions<S extends Schema> {
  readonly name: ClientName
  readonly schema: S
  readonly format: Format
  readonly clock: Clock
  readonly random: Random
  readonly network: ClientNetwork
  readonly server: ServerHost<S>
  /** `Infinity` for no limit. */
  readonly maxReconnectAttempts: number
  /** What the components that are shown say of the replica. */
  watch(replica: ReplicaState, says: Says): void
  isTimeMoving(): boolean
}

const NOTHING_MEASURED: Measure = {
  atMs: 0,
  behindMs: undefined,
  distance: 0,
  farthest: undefined,
  unmatched: 0,
}

/** A client of a stage: a link over memory transports on a network of its own, and its replica. */
export class ClientHost<S extends Schema> implements StageClient<S> {
  readonly name: ClientName
  readonly link: Link<S>
  readonly store: ReplicaStore
  readonly network: ClientNetwork
  readonly renders: RenderBook
  readonly peerProbes = new PeerProbes()
  readonly #server: ServerHost<S>
  /** What is connected to while the server is down. */
  readonly #nowhere: NetworkModel
  readonly #counter = new Counter()
  /** The longest that it was behind since the last measure. */
  #behindMs: number | undefined
  #measures: readonly Measure[] = []
  #release: (() => void) | undefined

  constructor(options: ClientHostOptions<S>) {
    const { name, schema, format, clock, random, network, server, maxReconnectAttempts } = options
    this.name = name
    this.network = network
    this.#server = server
    this.#nowhere = createNetworkModel({ latencyMs: 20 }, { clock })
    this.#nowhere.goOffline('nobody listens')
    this.link = connect(`memory://client-${name.toLowerCase()}`, {
      schema,
      format,
      clock,
      random,
      maxReconnectAttempts,
      transport: () => this.#connect(),
    })
    this.link.observe(this.#counter.clientProbe)
    this.peerProbes.observe(this.#counter.serverProbe)
    // Published by the virtual clock and not by frames: a run must not depend on when a page draws.
    createReplicaStore(this.link, {
      scheduler: (publish) =>
        clock.schedule(0, () => {
          publish()
          this.renders.changed()
        }),
    })
    const link: Link = this.link
    this.store = replicaOf(link)
    this.renders = new RenderBook(
      (says) => options.watch(this.store.getState(), says),
      () => options.isTimeMoving(),
      () => clock.now(),
    )
    // After the store, which listens as well and tells the components.
    this.link.subscribeStatus(() => this.renders.changed())
    this.store.subscribe((state, before) => {
      if (state.timestamp === before.timestamp) return
      this.#wasBehind(before)
      const isTrue = server.isTrue(state.timestamp, state.world)
      if (isTrue !== undefined) this.#counter.published(isTrue)
    })
  }

  get peer(): Peer | undefined {
    const { peer } = this.peerProbes
    const isThere = peer !== undefined && this.#server.links.peers.includes(peer)
    return isThere ? peer : undefined
  }

  get counts(): ClientCounts {
    return this.#counter.copy
  }

  get measure(): Measure {
    return this.#measures.at(-1) ?? NOTHING_MEASURED
  }

  get measures(): readonly Measure[] {
    return this.#measures
  }

  get isLive(): boolean {
    return this.link.status.state === 'live'
  }

  /** Whether its replica is the server's newest state. */
  get isUpToDate(): boolean {
    const { world } = this.#server
    return this.isLive && !world.isTouched && this.store.getState().timestamp === world.timestamp
  }

  join(): void {
    // Retained, so that components that are unmounted do not close it.
    this.#release ??= this.link.retain()
    this.link.open()
  }

  leave(): void {
    this.link.close()
  }

  /** Measures how far it is behind; `round` counts up. */
  takeMeasure(atMs: number, round: number): void {
    const { world } = this.#server
    const state = this.store.getState()
    this.#wasBehind(state)
    const measure: Measure = {
      atMs,
      behindMs: this.#behindMs,
      ...measureDistance(world, state.world, round),
    }
    this.#behindMs = undefined
    this.#measures = [...this.#measures.slice(1 - MAX_MEASURES), measure]
  }

  dispose(): void {
    this.#release?.()
    this.link.close()
    this.store.dispose()
  }

  #connect(): Transport {
    const network = this.#server.isUp ? this.network.model : this.#nowhere
    const [near, far] = MemoryTransport.createPair({ network })
    far.listen({
      open: () => {
        const peer = this.#server.admit(far)
        if (peer !== undefined) this.peerProbes.follow(peer)
      },
      message: () => {},
    })
    return near
  }

  /** Just before something newer came, a replica is farthest behind. */
  #wasBehind({ tick, timestamp }: ReplicaState): void {
    if (tick === 0) return
    this.#behindMs = Math.max(this.#behindMs ?? 0, this.#server.behindMs(timestamp))
  }
}
