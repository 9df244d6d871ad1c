import type { Clock } from '../clock.ts'
import type { Schema } from '../schema/define-schema.ts'
import type { World } from '../world/world.ts'
import type { IdRange } from './greeting.ts'
import type { SyncManager } from './sync-manager.ts'
import type { WorldSender } from './world-sender.ts'

/** Sends a client's own world to the server at the sync interval: what was written since goes as one tick. */
export class OwnWorldSync<S extends Schema> {
  readonly world: World<S>
  readonly ids: IdRange
  readonly #clock: Clock
  readonly #sender: WorldSender
  readonly #intervalMs: number
  #cancel: (() => void) | undefined

  /** With `epoch`, the peer was told already which life this is; else it hears of it when it is greeted again. */
  constructor(
    world: World<S>,
    ids: IdRange,
    manager: SyncManager,
    clock: Clock,
    epoch: string | undefined,
  ) {
    this.world = world
    this.ids = ids
    this.#clock = clock
    this.#intervalMs = manager.config.syncIntervalMs
    this.#sender = manager.serveWorld(manager.createWorldEncoder(world), epoch)
  }

  /** Sends from now on, unless it does already. */
  start(): void {
    if (this.#cancel === undefined) this.#schedule()
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = undefined
  }

  #schedule(): void {
    this.#cancel = this.#clock.schedule(this.#intervalMs, () => {
      this.#schedule()
      this.world.seal(this.#clock.unixMs())
      this.#sender.flush()
    })
  }
}
