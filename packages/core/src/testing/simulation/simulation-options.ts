import type { Random } from '../../clock.ts'
import type { Schema } from '../../schema/define-schema.ts'
import type { ConnectOptions } from '../../sync/connect.ts'
import type { ReplicaSink } from '../../sync/link.ts'
import type { Transport } from '../../transport/transport.ts'
import type { World } from '../../world/world.ts'
import type { FaultKind } from './fault.ts'
import type { ServerFactory } from './simulated-server.ts'

/** A replica at a moment at which somebody could look at it. */
export interface ReplicaMoment<S extends Schema> {
  readonly replica: World<S>
  readonly client: number
  /** The server's tick that the replica stands at. */
  readonly tick: number
  /** Whether the faults are over, the world stands still and every replica has had time to follow. */
  readonly isSettled: boolean
}

/** A game to be played under faults, and what is looked at meanwhile. */
export interface SimulationOptions<S extends Schema> {
  readonly schema: S
  /** What happens in one tick of the server's world; it must depend on nothing but the two. */
  readonly step: (world: World<S>, random: Random) => void
  /** What a client writes to its own world in one tick; nothing unless given. */
  readonly ownStep?: (own: World<S>, random: Random) => void
  /** What may befall; everything unless given. */
  readonly faults?: readonly FaultKind[]
  /** Clients of one schedule at the most; 3 unless given. */
  readonly maxClients?: number
  /** Ticks of one schedule at the most, 50 ms each; 100 unless given. */
  readonly maxTicks?: number
  /** The server under test; core's own parts unless given. */
  readonly server?: ServerFactory<S>
  /** Settings of the clients' links. */
  readonly link?: Partial<Omit<ConnectOptions<S>, 'schema' | 'clock' | 'transport'>>
  /** A rule of the game's own: what is wrong with a replica, in words. Every replica equals a tick of the server's already. */
  readonly check?: (moment: ReplicaMoment<S>) => string | undefined
  /** Puts something between a client's link and the network. */
  readonly wrapTransport?: (transport: Transport) => Transport
  /** Puts something between a client's link and its replica. */
  readonly wrapSink?: (sink: ReplicaSink) => ReplicaSink
}
