import { type Clock, LinkError, LinkErrorCode, type Random, type Schema } from '@tx2-link/core'
import { createRandom } from '@tx2-link/core/testing'
import type { Source } from '@tx2-link/devtools/recording'
import type { ReplicaState } from '@tx2-link/react/store'
import type { ArgValues } from './args.ts'
import { visitBodies } from './bodies.ts'
import { ClientHost } from './client-host.ts'
import { ClientNetwork } from './client-network.ts'
import { createNetworkModel } from '@tx2-link/core'
import { countsBetween } from './counts.ts'
import type { Says } from './render-book.ts'
import { ServerHost } from './server-host.ts'
import { clientSource, peerSource } from './sources.ts'
import type { BodyVisitor, ClientCounts, ClientName, Stage } from './stage.ts'
import type { Scene } from './story.ts'
import type { Timetable } from './timetable.ts'

/** How often `until` looks, in virtual ms. */
const LOOK_EVERY_MS = 10

const UNTIL_TIMEOUT_MS = 10_000

/** What a stage needs of the run that it belongs to. */
export interface StageRun {
  readonly clock: Clock
  readonly timetable: Timetable
  isTimeMoving(): boolean
  /** Resolves when virtual time has come there. */
  waitUntil(atMs: number): Promise<void>
  /** A step began or ended. */
  stepChanged(): void
}

export interface LiveStageOptions<S extends Schema, Args extends ArgValues> {
  readonly schema: S
  readonly args: Args
  readonly seed: number
  readonly scene: Scene<S>
  readonly random: Random
  readonly run: StageRun
  /** What the components that are shown say of a replica. */
  watch(replica: ReplicaState, says: Says): void
}

type CountsByClient = Record<ClientName, ClientCounts>

/** A server and two clients that live by virtual time. */
export class LiveStage<
  S extends Schema,
  Args extends ArgValues,
  Step extends string,
> implements Stage<S, Args, Step> {
  readonly schema: S
  readonly args: Args
  readonly random: Random
  readonly server: ServerHost<S>
  readonly clients: { readonly A: ClientHost<S>; readonly B: ClientHost<S> }
  readonly sources: readonly Source[]
  readonly extent: number
  readonly #run: StageRun
  readonly #beganAt: number
  readonly #before = new Map<string, CountsByClient>()
  readonly #after = new Map<string, CountsByClient>()
  #round = 0

  constructor(options: LiveStageOptions<S, Args>) {
    const { schema, args, scene, random, run } = options
    this.schema = schema
    this.args = args
    this.random = random
    this.extent = scene.extent
    this.#run = run
    this.#beganAt = run.clock.now()
    this.server = new ServerHost({
      schema,
      scene,
      clock: run.clock,
      loseConnections: () => {
        this.clients.A.network.cut()
        this.clients.B.network.cut()
      },
    })
    this.clients = { A: this.#createClient('A', options), B: this.#createClient('B', options) }
    const { A, B } = this.clients
    this.sources = [
      clientSource(A, scene.format, run.clock),
      clientSource(B, scene.format, run.clock),
      peerSource(A, this.server, scene.format, run.clock),
      peerSource(B, this.server, scene.format, run.clock),
    ]
  }

  get nowMs(): number {
    return this.#run.clock.now() - this.#beganAt
  }

  visitBodies(client: ClientName, visit: BodyVisitor): void {
    visitBodies(this.server.world, this.clients[client].store.getState().world, visit)
  }

  async step(name: Step, run?: () => Promise<void> | void): Promise<void> {
    const { timetable } = this.#run
    const endsAt = timetable.begin(name, this.nowMs)
    this.#before.set(name, this.#counts())
    this.#run.stepChanged()
    await run?.()
    if (this.nowMs < endsAt) await this.wait(endsAt - this.nowMs)
    timetable.end(this.nowMs)
    this.#after.set(name, this.#counts())
    this.#run.stepChanged()
  }

  async wait(ms: number): Promise<void> {
    await this.#run.waitUntil(this.nowMs + ms)
  }

  async until(condition: () => boolean, timeoutMs: number = UNTIL_TIMEOUT_MS): Promise<boolean> {
    const giveUpAt = this.nowMs + timeoutMs
    while (!condition()) {
      if (this.nowMs >= giveUpAt) return false
      await this.wait(LOOK_EVERY_MS)
    }
    return true
  }

  async comeToRest(): Promise<boolean> {
    this.server.setMoving(false)
    return this.until(() => [this.clients.A, this.clients.B].every(isAtRest))
  }

  during(step: Step, client: ClientName): ClientCounts {
    const before = countsAt(this.#before, step, 'has not begun')[client]
    return countsBetween(before, this.#after.get(step)?.[client] ?? this.clients[client].counts)
  }

  since(step: Step, client: ClientName): ClientCounts {
    const before = countsAt(this.#after, step, 'is not over')[client]
    return countsBetween(before, this.clients[client].counts)
  }

  /** Measures both clients at this moment. */
  takeMeasures(): void {
    this.#round += 1
    this.clients.A.takeMeasure(this.nowMs, this.#round)
    this.clients.B.takeMeasure(this.nowMs, this.#round)
  }

  dispose(): void {
    this.clients.A.dispose()
    this.clients.B.dispose()
    this.server.stop()
  }

  #counts(): CountsByClient {
    return { A: this.clients.A.counts, B: this.clients.B.counts }
  }

  /** Each client has chances of its own, so that what one does is not changed by the other. */
  #createClient(name: ClientName, options: LiveStageOptions<S, Args>): ClientHost<S> {
    const { schema, scene, seed, run } = options
    const number = name === 'A' ? 1 : 2
    const model = createNetworkModel({}, { clock: run.clock, random: createRandom(seed + number) })
    return new ClientHost({
      name,
      schema,
      format: scene.format,
      clock: run.clock,
      random: createRandom(seed + 2 + number),
      network: new ClientNetwork(model, scene.networks?.[name] ?? 'lan'),
      server: this.server,
      maxReconnectAttempts: scene.maxReconnectAttempts ?? Number.POSITIVE_INFINITY,
      watch: (replica, says) => options.watch(replica, says),
      isTimeMoving: () => run.isTimeMoving(),
    })
  }
}

function countsAt(
  moments: ReadonlyMap<string, CountsByClient>,
  step: string,
  what: string,
): CountsByClient {
  const counts = moments.get(step)
  if (counts !== undefined) return counts
  throw new LinkError(LinkErrorCode.invalidValue, `step ${JSON.stringify(step)} ${what}`)
}

/** A client that has left is not waited for. */
function isAtRest<S extends Schema>(client: ClientHost<S>): boolean {
  const { state } = client.link.status
  return state === 'idle' || state === 'closed' || client.isUpToDate
}
