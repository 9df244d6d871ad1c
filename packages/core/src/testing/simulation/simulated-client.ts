import type { Clock, Random } from '../../clock.ts'
import { applyDelta } from '../../delta/apply-delta.ts'
import { applySnapshot } from '../../delta/apply-snapshot.ts'
import type { MessageProbeEvent, Probe } from '../../probe.ts'
import type { EntityId } from '../../protocol/ids.ts'
import type { Schema } from '../../schema/define-schema.ts'
import { connect } from '../../sync/connect.ts'
import type { Link } from '../../sync/link.ts'
import { MemoryTransport } from '../../transport/memory-transport.ts'
import { type NetworkModel, createNetworkModel } from '../../transport/network-model.ts'
import type { Transport } from '../../transport/transport.ts'
import { World } from '../../world/world.ts'
import type { History } from './history.ts'
import type { Schedule } from './schedule.ts'
import type { SimulationOptions } from './simulation-options.ts'
import { OwnWatch } from './own-watch.ts'
import type { OwnCopy } from './simulated-server.ts'
import { Sleeper } from './sleeper.ts'
import { WorldTexts, firstDifference, textOfWorld } from './world-text.ts'

export interface ClientSetting<S extends Schema> {
  readonly options: SimulationOptions<S>
  readonly schedule: Schedule
  readonly number: number
  readonly clock: Clock
  readonly random: Random
  readonly history: History
  readonly probe: Probe
  /** Hands the server its end of a new connection. */
  admit(transport: Transport): void
  /** Which life of the server it is; 1 is the first. */
  life(): number
  diverged(text: string): void
  compared(what: 'replica' | 'own'): void
}

/** A client's page: its network, its link and its replica, looked at whenever it changes. */
export class SimulatedClient<S extends Schema> {
  readonly number: number
  readonly network: NetworkModel
  readonly sleeper: Sleeper
  readonly link: Link<S>
  readonly replica: World<S>
  readonly #setting: ClientSetting<S>
  /** Both ends of the connection that was made last. */
  ends: readonly Transport[] = []
  #tick = 0
  readonly #texts = new WorldTexts()
  /** What the replica is, as text. */
  #text = ''
  /** An id of the own world that is written to now; none before its first entity. */
  #ownId: EntityId | undefined
  #own: World<S> | undefined
  #ownWatch = new OwnWatch()
  /** The server's life when the connection was made, and the one that greeted last. */
  #connectedLife = 0
  #greetedLife = 0

  constructor(setting: ClientSetting<S>) {
    const { options, schedule, number, clock, random, probe } = setting
    this.#setting = setting
    this.number = number
    this.sleeper = new Sleeper(clock)
    this.network = createNetworkModel({ reliable: schedule.isReliable }, { clock, random })
    this.replica = new World(options.schema)
    this.link = connect<S>(`simulated://client-${number}`, {
      ...options.link,
      schema: options.schema,
      clock: this.sleeper.clock,
      random,
      probe: (event) => {
        probe(event)
        if (event.type === 'message') this.#passed(event)
      },
      format: schedule.format,
      maxBufferedBytes: schedule.maxBufferedBytes,
      rateLimit: schedule.rateLimit,
      transport: () => this.#connect(),
      onJoin: (own) => this.#joined(own),
    })
    const sink = {
      snapshot: (
        entities: Parameters<typeof applySnapshot>[1],
        tick: number,
        timestamp: number,
      ): void => this.#apply(tick, timestamp, () => applySnapshot(this.replica, entities).unknown),
      delta: (changes: Parameters<typeof applyDelta>[1], tick: number, timestamp: number): void =>
        this.#apply(tick, timestamp, () => applyDelta(this.replica, changes).unknown),
    }
    this.link.attach(options.wrapSink?.(sink) ?? sink)
  }

  /** Lets the client write to its own world, if it has one. */
  writeOwn(random: Random): void {
    const { own } = this.link
    if (own === undefined || this.sleeper.isAsleep || this.link.status.state === 'closed') return
    this.#setting.options.ownStep?.(own, random)
    if (this.#ownId === undefined) for (const id of own.ids()) this.#ownId = id
  }

  /** Why this client is not where the server is; undefined when it is. */
  findFault(world: World<S>, ownOf: (id: EntityId) => OwnCopy | undefined): string | undefined {
    const { state } = this.link.status
    if (state !== 'live') return `the link is ${state}`
    const expected = this.#setting.history.textAt(world.timestamp) ?? ''
    if (this.#text !== expected) {
      return `the replica is at tick ${this.#tick} of ${world.tick}: ${firstDifference(expected, this.#text)}`
    }
    return this.#findOwnFault(ownOf)
  }

  /**
   * Looks at what the server has of the own world, which may be behind but nothing else. A life of the
   * server that has not greeted may have given the same ids to somebody else.
   */
  compareOwn(ownOf: (id: EntityId) => OwnCopy | undefined): void {
    const life = this.#setting.life()
    if (this.#ownId === undefined || this.#greetedLife !== life) return
    const copy = ownOf(this.#ownId)
    if (copy === undefined) return
    const fault = this.#ownWatch.findFault(this.#texts.of(copy), life)
    this.#setting.compared('own')
    if (fault !== undefined) this.#diverged(fault)
  }

  #findOwnFault(ownOf: (id: EntityId) => OwnCopy | undefined): string | undefined {
    const { own } = this.link
    if (own === undefined || this.#ownId === undefined) return undefined
    const copy = ownOf(this.#ownId)
    if (copy === undefined) return 'the server knows nothing of the client’s own world'
    own.seal(this.#setting.clock.unixMs())
    const said = this.#texts.of(own)
    const heard = this.#texts.of(copy)
    return said === heard
      ? undefined
      : `the server’s copy of the client’s own world differs: ${firstDifference(said, heard)}`
  }

  #connect(): Transport {
    const [near, far] = MemoryTransport.createPair({ network: this.network })
    this.ends = [near, far]
    this.#connectedLife = this.#setting.life()
    this.#setting.admit(far)
    const transport = this.sleeper.wrap(near)
    return this.#setting.options.wrapTransport?.(transport) ?? transport
  }

  #joined(own: World<S>): void {
    if (this.#own === own) return
    this.#own = own
    this.#ownId = undefined
    this.#ownWatch = new OwnWatch()
  }

  #passed({ direction, messageType }: MessageProbeEvent): void {
    const isState = messageType === 'snapshot' || messageType === 'delta'
    if (direction === 'in') {
      if (messageType === 'schema_sync') this.#greetedLife = this.#connectedLife
    } else if (isState && this.#own !== undefined) {
      // What is sent was sealed just now.
      this.#ownWatch.said(this.#texts.of(this.#own))
    }
  }

  /** Checks are made here because here is where a player would look. */
  #apply(tick: number, timestamp: number, apply: () => number): void {
    const { history, options } = this.#setting
    const unknown = apply()
    this.replica.seal(timestamp)
    this.#tick = tick
    this.#text = textOfWorld(this.replica)
    this.#setting.compared('replica')
    if (unknown > 0) this.#diverged(`${unknown} changes name what is not there, at tick ${tick}`)
    const fault = history.findFault(this.#text, tick, timestamp)
    if (fault !== undefined) return this.#diverged(fault)
    const moment = { replica: this.replica, client: this.number, tick, isSettled: false }
    const broken = options.check?.(moment)
    if (broken !== undefined) this.#diverged(broken)
  }

  #diverged(text: string): void {
    this.#setting.diverged(`client ${this.number}: ${text}`)
  }
}
