import {
  type CloseReason,
  type EntityId,
  type Schema,
  type Transport,
  World,
  applySnapshot,
} from '@tx2-link/core'
import type { ServerSetting, SimulatedPeer, SimulatedServer } from '@tx2-link/core/testing'
import { LinkServer } from '../src/link-server.ts'

/** Ids granted to one client. */
const IDS_PER_PEER = 256

/** The server package under the simulator: what clients say of their own worlds is done to the served one. */
export class LinkServerHost<S extends Schema> implements SimulatedServer<S> {
  readonly #server: LinkServer<S>
  #copy: { readonly first: EntityId; readonly tick: number; readonly copy: World<S> } | undefined

  constructor({ world, clock, random, sync }: ServerSetting<S>) {
    this.#server = new LinkServer(world, {
      clock,
      tickRate: 0,
      idsPerPeer: IDS_PER_PEER,
      accept: () => true,
      sync: { ...sync, random },
    })
  }

  get peers(): readonly SimulatedPeer[] {
    return this.#server.peers
  }

  admit(transport: Transport): void {
    this.#server.admit(transport)
  }

  tick(): void {
    this.#server.tick()
  }

  /** The part of the served world that lies within the client's ids; undefined between a write and its tick. */
  ownOf(id: EntityId): World<S> | undefined {
    const { world } = this.#server
    if (world.isTouched) return undefined
    const first = id - (id % IDS_PER_PEER)
    const known = this.#copy
    if (known?.first === first && known.tick === world.tick) return known.copy
    const copy = new World(world.schema)
    const isOwn = (entity: EntityId): boolean => entity >= first && entity < first + IDS_PER_PEER
    applySnapshot(
      copy,
      world.snapshot().filter((entity) => isOwn(entity.id)),
    )
    copy.seal(world.timestamp)
    this.#copy = { first, tick: world.tick, copy }
    return copy
  }

  close(reason: CloseReason): void {
    this.#server.close(reason)
  }
}
