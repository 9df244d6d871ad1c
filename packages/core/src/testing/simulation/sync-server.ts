import { createCodec } from '../../codec/create-codec.ts'
import { applyDelta } from '../../delta/apply-delta.ts'
import { applySnapshot } from '../../delta/apply-snapshot.ts'
import type { EntityId } from '../../protocol/ids.ts'
import type { Schema } from '../../schema/define-schema.ts'
import { createEpoch } from '../../sync/epoch.ts'
import type { SyncEvent } from '../../sync/events.ts'
import { entitiesOfFullDelta } from '../../sync/full-state.ts'
import type { IdRange } from '../../sync/greeting.ts'
import type { HeardState } from '../../sync/inbound-state.ts'
import { SyncManager } from '../../sync/sync-manager.ts'
import { WorldEncoder } from '../../sync/world-encoder.ts'
import type { WorldSender } from '../../sync/world-sender.ts'
import type { CloseReason, Transport } from '../../transport/transport.ts'
import { World } from '../../world/world.ts'
import type { ServerSetting, SimulatedServer } from './simulated-server.ts'

const FIRST_OWN_ID: EntityId = 0x8000_0000
const OWN_IDS = 256

/** Each client is pinged once in as many ticks. */
const TICKS_PER_PING = 40

const CAME_AGAIN: CloseReason = { code: 1001, text: 'the client has come again' }

/** What a client is granted, kept for its return as long as the server lives. */
interface Place<S extends Schema> {
  readonly ids: IdRange
  own: World<S>
  heard: HeardState | undefined
}

interface Peer<S extends Schema> {
  readonly manager: SyncManager
  readonly sender: WorldSender
  place: Place<S> | undefined
}

/** Core's own parts as a server: a sync manager for each client, and one encoder for all. */
export class SyncServer<S extends Schema> implements SimulatedServer {
  readonly #setting: ServerSetting<S>
  readonly #encoder: WorldEncoder
  readonly #epoch = createEpoch()
  readonly #peers = new Set<Peer<S>>()
  readonly #places = new Map<string, Place<S>>()
  #ticks = 0

  constructor(setting: ServerSetting<S>) {
    const { format = 'msgpack', schemaVersion = 1 } = setting.sync
    this.#setting = setting
    this.#encoder = new WorldEncoder(setting.world, createCodec(format), schemaVersion)
  }

  get peers(): readonly SyncManager[] {
    return Array.from(this.#peers, ({ manager }) => manager)
  }

  admit(transport: Transport): void {
    const { sync, clock, random, world } = this.#setting
    const manager = new SyncManager(transport, {
      ...sync,
      clock,
      random,
      schema: world.schema,
      role: 'server',
    })
    const sender = manager.serveWorld(this.#encoder, this.#epoch)
    const peer: Peer<S> = { manager, sender, place: undefined }
    this.#peers.add(peer)
    manager.subscribe((event) => this.#handle(peer, event))
  }

  tick(): void {
    this.#setting.world.seal(this.#setting.clock.unixMs())
    this.#ticks += 1
    for (const { manager, sender } of this.#peers) {
      sender.flush()
      if (this.#ticks % TICKS_PER_PING === 0) manager.ping()
    }
  }

  ownOf(id: EntityId): World<S> | undefined {
    for (const { ids, own } of this.#places.values()) {
      if (id >= ids.first && id <= ids.last) return own
    }
    return undefined
  }

  close(reason: CloseReason): void {
    for (const { manager } of this.#peers) manager.close(reason)
  }

  #handle(peer: Peer<S>, event: SyncEvent): void {
    switch (event.type) {
      case 'greeted':
        peer.place ??= this.#seat(peer.manager, event.greeting.resume)
        return undefined
      case 'snapshot':
        return this.#take(peer, event.timestamp, (own) =>
          applySnapshot(own, event.snapshot.entities),
        )
      case 'delta': {
        const { changes } = event.delta
        return this.#take(peer, event.timestamp, (own) =>
          event.full ? applySnapshot(own, entitiesOfFullDelta(changes)) : applyDelta(own, changes),
        )
      }
      case 'disconnected':
        this.#peers.delete(peer)
        return undefined
      default:
        return undefined
    }
  }

  #seat(manager: SyncManager, resume: string | undefined): Place<S> {
    const { introduction } = manager
    const known = resume === undefined ? undefined : this.#places.get(resume)
    const first = FIRST_OWN_ID + this.#places.size * OWN_IDS
    const place = known ?? {
      ids: { first, last: first + OWN_IDS - 1 },
      own: new World(this.#setting.world.schema),
      heard: undefined,
    }
    // What the client said on an older connection may still be on its way, and is older than what it says now.
    for (const other of this.#peers) if (other.place === place) other.manager.close(CAME_AGAIN)
    const token = known === undefined ? createEpoch() : resume
    if (token !== undefined) this.#places.set(token, place)
    introduction.resume = token
    introduction.ids = place.ids
    if (place.heard !== undefined) manager.resumeFrom(place.heard)
    return place
  }

  #take(
    peer: Peer<S>,
    timestamp: number,
    apply: (own: World<S>) => { readonly unknown: number },
  ): void {
    const { place, manager } = peer
    if (place === undefined) return
    const { unknown } = apply(place.own)
    place.own.seal(timestamp)
    const epoch = manager.peerEpoch
    place.heard = unknown === 0 && epoch !== undefined ? { epoch, timestamp } : undefined
    if (unknown > 0) manager.resync('a client changed what it never made')
  }
}
