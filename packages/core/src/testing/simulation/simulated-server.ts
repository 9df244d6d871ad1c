import type { Clock, Random } from '../../clock.ts'
import type { EntityId } from '../../protocol/ids.ts'
import type { MessageLimiter } from '../../rate/message-limiter.ts'
import type { Schema } from '../../schema/define-schema.ts'
import type { SyncConfig } from '../../sync/config.ts'
import type { ReplicatedWorld } from '../../sync/world-encoder.ts'
import type { CloseReason, Transport } from '../../transport/transport.ts'
import type { World } from '../../world/world.ts'

/** One client's end at the server, as far as the simulator looks at it. */
export interface SimulatedPeer {
  readonly rateLimiter: MessageLimiter | undefined
}

/** What a server under test is made of. */
export interface ServerSetting<S extends Schema> {
  /** The game's world, which the simulator writes to between ticks. */
  readonly world: World<S>
  readonly clock: Clock
  readonly random: Random
  /** Settings of each client's link, its probe among them. */
  readonly sync: Partial<Omit<SyncConfig, 'role' | 'schema' | 'clock' | 'mode' | 'random'>>
}

/** What a server has of a client's own world; the same object as long as the client has the same ids. */
export type OwnCopy = Pick<ReplicatedWorld, 'tick' | 'snapshot'>

/** A server under test: one life of it. */
export interface SimulatedServer {
  /** Those that are connected. */
  readonly peers: readonly SimulatedPeer[]
  /** Takes a client that connects. */
  admit(transport: Transport): void
  /** Seals the world's tick and sends what came of it. */
  tick(): void
  /** What the client that was granted this id says of its own world; undefined if nothing is known of it. */
  ownOf(id: EntityId): OwnCopy | undefined
  /** Ends this life; no timer may be left. */
  close(reason: CloseReason): void
}

export type ServerFactory<S extends Schema> = (setting: ServerSetting<S>) => SimulatedServer
