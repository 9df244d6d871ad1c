import {
  type Clock,
  type EntityId,
  type Schema,
  type Transport,
  type World,
  createWorld,
} from '@tx2-link/core'
import type { WorldView } from '@tx2-link/react/store'
import type { Peer } from '@tx2-link/server'
import { LinkServer } from '@tx2-link/server/link-server'
import { fingerprintOf } from './fingerprint.ts'
import type { Release, StageServer } from './stage.ts'
import type { Scene } from './story.ts'
import { TickLog } from './tick-log.ts'

const REFUSED = { code: 1006, text: 'nobody listens' }

export interface ServerHostOptions<S extends Schema> {
  readonly schema: S
  readonly scene: Scene<S>
  readonly clock: Clock
  /** Loses every connection, as when the process that served them is gone. */
  loseConnections(): void
}

/** The server of a stage: a world that the scene moves, and a link server that is killed and begun again. */
export class ServerHost<S extends Schema> implements StageServer<S> {
  readonly #options: ServerHostOptions<S>
  readonly #beganAt: number
  #world: World<S>
  #links: LinkServer<S>
  /** Serves something else where the story's server was. */
  #other: LinkServer | undefined
  #isUp = true
  #isMoving = true
  readonly #ticks = new TickLog()

  constructor(options: ServerHostOptions<S>) {
    this.#options = options
    this.#beganAt = options.clock.now()
    this.#world = this.#createWorld()
    this.#links = this.#serve()
  }

  get world(): World<S> {
    return this.#world
  }

  get links(): LinkServer<S> {
    return this.#links
  }

  get isUp(): boolean {
    return this.#isUp
  }

  get isMoving(): boolean {
    return this.#isMoving
  }

  setMoving(isMoving: boolean): void {
    this.#isMoving = isMoving
  }

  stop(): void {
    if (!this.#isUp) return
    this.#isUp = false
    this.#options.loseConnections()
    this.#links.close()
    this.#other?.close()
    this.#other = undefined
  }

  start(release: Release = {}): void {
    if (this.#isUp) return
    this.#isUp = true
    if (release.schema !== undefined) {
      this.#other = new LinkServer(createWorld(release.schema), this.#settings(release))
      return
    }
    this.#ticks.clear()
    this.#world = this.#createWorld()
    this.#links = this.#serve(release)
  }

  /** For how long a replica of this time, in Unix ms, has not been the newest state, in ms; 0 if it is. */
  behindMs(timestamp: number): number {
    this.#ticks.note(this.#world)
    const first = this.#ticks.firstAfter(timestamp)
    return first === undefined ? 0 : Math.max(0, this.#options.clock.unixMs() - first)
  }

  /** Whether a replica of this time, in Unix ms, says what the server said then; undefined when that is not known. */
  isTrue(timestamp: number, replica: WorldView): boolean | undefined {
    this.#ticks.note(this.#world)
    const known = this.#ticks.fingerprintAt(timestamp)
    if (known === undefined) return undefined
    const said = {
      size: replica.size,
      ids: () => replica.ids(),
      read: (id: EntityId, component: string, field: string) => replica.field(id, component, field),
    }
    return known === fingerprintOf(this.#options.schema, said, timestamp)
  }

  /** Takes the server's end of a connection that has opened, or refuses it while it is down. */
  admit(transport: Transport): Peer | undefined {
    if (!this.#isUp) {
      transport.close(REFUSED)
      return undefined
    }
    const links = this.#other ?? this.#links
    const before = links.peers.length
    links.admit(transport)
    return links.peers[before]
  }

  #createWorld(): World<S> {
    const { schema, scene, clock } = this.#options
    const world = createWorld(schema)
    scene.populate(world)
    world.seal(clock.unixMs())
    return world
  }

  #serve(release: Release = {}): LinkServer<S> {
    const { scene, clock } = this.#options
    return new LinkServer(this.#world, {
      ...this.#settings(release),
      onTick: (elapsedMs) => {
        this.#ticks.note(this.#world)
        if (this.#isMoving) scene.move(this.#world, clock.now() - this.#beganAt, elapsedMs)
      },
    })
  }

  #settings({ maxPeers, format }: Release) {
    const { scene, clock } = this.#options
    const { tickRate, rateLimit = {}, maxBufferedBytes } = scene
    return {
      clock,
      tickRate,
      ...(maxPeers === undefined ? {} : { maxPeers }),
      sync: {
        format: format ?? scene.format,
        rateLimit,
        ...(maxBufferedBytes === undefined ? {} : { maxBufferedBytes }),
      },
    }
  }
}
