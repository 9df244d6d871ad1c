import type { CloseReason, EntityId, Schema, Transport } from '@tx2-link/core'
import type { OwnCopy, ServerSetting, SimulatedPeer, SimulatedServer } from '@tx2-link/core/testing'
import { LinkServer } from '../src/link-server.ts'

/** Ids granted to one client. */
const IDS_PER_PEER = 256

/** The server package under the simulator: what clients say of their own worlds is done to the served one. */
export class LinkServerHost<S extends Schema> implements SimulatedServer {
  readonly #server: LinkServer<S>
  /** By the first id of each range. */
  readonly #copies = new Map<EntityId, OwnCopy>()

  constructor({ world, clock, sync }: ServerSetting<S>) {
    this.#server = new LinkServer(world, {
      clock,
      tickRate: 0,
      idsPerPeer: IDS_PER_PEER,
      accept: () => true,
      sync,
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
  ownOf(id: EntityId): OwnCopy | undefined {
    const { world } = this.#server
    if (world.isTouched) return undefined
    const first = id - (id % IDS_PER_PEER)
    const known = this.#copies.get(first)
    if (known !== undefined) return known
    const copy: OwnCopy = {
      get tick() {
        return world.tick
      },
      snapshot: () => world.snapshot().filter(({ id }) => id >= first && id < first + IDS_PER_PEER),
    }
    this.#copies.set(first, copy)
    return copy
  }

  close(reason: CloseReason): void {
    this.#server.close(reason)
  }
}
