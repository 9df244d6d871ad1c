import { LinkError } from '../../error.ts'
import type { Random } from '../../clock.ts'
import type { Schema } from '../../schema/define-schema.ts'
import { World } from '../../world/world.ts'
import type { Transport } from '../../transport/transport.ts'
import { type FakeClock, createFakeClock } from '../fake-clock.ts'
import { createRandom } from '../random.ts'
import { FaultPlayer } from './fault-player.ts'
import { History } from './history.ts'
import { findMemoryFault } from './memory-bounds.ts'
import type { Schedule } from './schedule.ts'
import { SimulatedClient } from './simulated-client.ts'
import type { ServerSetting, SimulatedServer } from './simulated-server.ts'
import { SimulationCounts } from './simulation-counts.ts'
import type { SimulationOptions } from './simulation-options.ts'
import { SyncServer } from './sync-server.ts'

const TICK_MS = 50

/** How long replicas may take to follow once the faults are over, in ms. Back-off and patience double up to seconds. */
const SETTLING_MS = 90_000

/** For how long nothing may change once they have followed, in ms. */
const STILL_MS = 3_000

/** How long closes may be on their way, in ms. */
const CLOSING_MS = 60_000

export interface ScheduleResult {
  readonly schedule: Schedule
  /** What went wrong first, in words; undefined when nothing did. */
  readonly divergence: string | undefined
  readonly counts: SimulationCounts
}

/** Plays one schedule: the same schedule and game always do the same. */
export function playSchedule<S extends Schema>(
  options: SimulationOptions<S>,
  schedule: Schedule,
): ScheduleResult {
  const play = new SchedulePlay(options, schedule)
  try {
    play.run()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const code = error instanceof LinkError ? ` (${error.code})` : ''
    play.diverged(`something threw${code}: ${error.stack ?? error.message}`)
  }
  return { schedule, divergence: play.divergence, counts: play.counts }
}

class SchedulePlay<S extends Schema> {
  readonly counts: SimulationCounts = new SimulationCounts()
  divergence: string | undefined
  readonly #options: SimulationOptions<S>
  readonly #schedule: Schedule
  readonly #clock: FakeClock = createFakeClock(1_000)
  readonly #history = new History()
  readonly #faults: FaultPlayer<S>
  readonly #clients: SimulatedClient<S>[] = []
  #world: World<S>
  /** Undefined while it is down. */
  #server: SimulatedServer | undefined
  #upAtTick = 0
  #tick = 0
  #lives = 0

  constructor(options: SimulationOptions<S>, schedule: Schedule) {
    this.#options = options
    this.#schedule = schedule
    this.#world = this.#createWorld()
    this.#faults = new FaultPlayer<S>(
      {
        world: () => this.#world,
        peers: () => this.#server?.peers ?? [],
        clients: this.#clients,
        restart: (isGraceful, downTicks) => this.#stop(isGraceful, downTicks),
      },
      this.#chance(1),
    )
  }

  run(): void {
    this.#start()
    while (this.#tick < this.#schedule.ticks && this.divergence === undefined) this.#playTick()
    this.#faults.endAll()
    if (this.#server === undefined) this.#start()
    if (this.divergence === undefined) this.#settle()
    this.#close()
  }

  diverged(text: string): void {
    this.divergence ??= `tick ${this.#tick}: ${text}`
  }

  #playTick(): void {
    const tick = this.#tick
    this.#faults.endAt(tick)
    if (this.#server === undefined && tick >= this.#upAtTick) this.#start()
    for (const [number, join] of this.#schedule.joins.entries())
      if (join === tick) this.#join(number)
    for (const fault of this.#schedule.faults) {
      if (fault.atTick === tick && this.#faults.begin(fault)) this.counts.befell(fault.kind)
    }
    if (this.#server !== undefined && !this.#faults.isCalm) {
      this.#options.step(this.#world, this.#chance(1_000 + tick))
    }
    if (!this.#faults.isCalm) {
      for (const client of this.#clients) {
        client.writeOwn(this.#chance(1_000_000 * (client.number + 1) + tick))
      }
    }
    this.#pass()
    this.#tick += 1
    this.counts.ticks += 1
  }

  /** One tick of the server, and of time. */
  #pass(): void {
    this.#server?.tick()
    this.#history.add(this.#world)
    const server = this.#server
    if (server !== undefined) {
      for (const client of this.#clients) client.compareOwn((id) => server.ownOf(id))
    }
    this.#clock.advance(TICK_MS)
    const fault = findMemoryFault({
      ends: this.#clients.flatMap(({ ends }) => ends),
      mostBuffered: this.#schedule.maxBufferedBytes + this.counts.largestMessage,
      mostRemembered: this.#schedule.memory,
      world: this.#world,
    })
    if (fault !== undefined) this.diverged(fault)
  }

  #settle(): void {
    let stillMs = 0
    for (let passed = 0; passed < SETTLING_MS; passed += TICK_MS) {
      this.#pass()
      if (this.divergence !== undefined) return
      stillMs = this.#findFault() === undefined ? stillMs + TICK_MS : 0
      if (stillMs >= STILL_MS) return this.#lookOnceMore()
    }
    this.diverged(`not settled after ${SETTLING_MS / 1000} s without faults: ${this.#findFault()}`)
  }

  /** What must hold at the end, by the game's own rules. */
  #lookOnceMore(): void {
    for (const { replica, number } of this.#clients) {
      const tick = this.#world.tick
      const fault = this.#options.check?.({ replica, client: number, tick, isSettled: true })
      if (fault !== undefined) this.diverged(`client ${number}: ${fault}`)
    }
  }

  #findFault(): string | undefined {
    for (const client of this.#clients) {
      const fault = client.findFault(this.#world, (id) => this.#server?.ownOf(id))
      if (fault !== undefined) return `client ${client.number}: ${fault}`
    }
    return undefined
  }

  /** Everybody leaves, and nothing may be left. */
  #close(): void {
    for (const { link, network } of this.#clients) {
      link.close()
      this.counts.addNetwork(network.counts.there)
      this.counts.addNetwork(network.counts.back)
    }
    this.#clock.advance(TICK_MS)
    this.#server?.close({ code: 1001, text: 'the simulation is over' })
    this.#clock.advance(CLOSING_MS)
    const { pendingCount } = this.#clock
    if (pendingCount > 0) this.diverged(`${pendingCount} timers are left when all is closed`)
    for (const { network, number } of this.#clients) {
      if (network.connections > 0) this.diverged(`client ${number} has left a connection open`)
    }
  }

  #join(number: number): void {
    const client = new SimulatedClient<S>({
      options: this.#options,
      schedule: this.#schedule,
      number,
      clock: this.#clock,
      random: this.#chance(10 + number),
      history: this.#history,
      probe: this.counts.probe,
      admit: (transport) => this.#admit(transport),
      life: () => this.#lives,
      diverged: (text) => this.diverged(text),
      compared: (what) => {
        if (what === 'own') this.counts.ownComparisons += 1
        else this.counts.comparisons += 1
      },
    })
    this.#clients.push(client)
    client.link.open()
  }

  #admit(transport: Transport): void {
    if (this.#server !== undefined) return this.#server.admit(transport)
    transport.close({ code: 1006, text: 'the server is down' })
  }

  #start(): void {
    if (this.#lives > 0) this.#world = this.#createWorld()
    this.#lives += 1
    const { format, maxBufferedBytes, maxSnapshotBytes, rateLimit } = this.#schedule
    const setting: ServerSetting<S> = {
      world: this.#world,
      clock: this.#clock,
      random: this.#chance(5),
      sync: { format, maxBufferedBytes, maxSnapshotBytes, rateLimit, probe: this.counts.probe },
    }
    this.#server = this.#options.server?.(setting) ?? new SyncServer(setting)
  }

  #stop(isGraceful: boolean, downTicks: number): void {
    const server = this.#server
    if (server === undefined) return
    this.#server = undefined
    this.#upAtTick = this.#tick + downTicks
    if (!isGraceful) for (const { network } of this.#clients) network.cut()
    server.close({ code: 1001, text: 'the server restarts' })
  }

  #createWorld(): World<S> {
    const { memory } = this.#schedule
    return new World(this.#options.schema, {
      journalCapacity: memory,
      tombstoneCapacity: memory,
      tickCapacity: memory,
    })
  }

  /** A source of its own for each purpose, so that none changes another's luck. */
  #chance(purpose: number): Random {
    return createRandom(Math.imul(this.#schedule.seed + 1, 0x9e3779b1) + purpose)
  }
}
