import type { EntityId, Format, Link, Random, Schema, World } from '@tx2-link/core'
import type { Source } from '@tx2-link/devtools/recording'
import type { ReplicaStore } from '@tx2-link/react/store'
import type { Peer } from '@tx2-link/server'
import type { LinkServer } from '@tx2-link/server/link-server'
import type { ArgValues } from './args.ts'
import type { NetworkChange, NetworkModel, NetworkSettings } from '@tx2-link/core'
import type { NetworkPresetId } from './network-presets.ts'
import type { RenderBook } from './render-book.ts'

export type ClientName = 'A' | 'B'

/** An end of a client's link: its own, or the server's. */
export type StageSourceId = 'client-a' | 'client-b' | 'server-a' | 'server-b'

/** How far a replica is behind the truth: in ms, or in units at its worst entity. */
export type MeasureName = 'behindMs' | 'distance'

/** Counts of what went over a client's links since the beginning. An object is a copy that stays. */
export interface ClientCounts {
  /** What the client received. */
  readonly messagesIn: number
  readonly bytesIn: number
  readonly snapshotsIn: number
  readonly snapshotBytesIn: number
  /** Entities in snapshots; a large one comes in several messages. */
  readonly snapshotEntitiesIn: number
  readonly deltasIn: number
  readonly deltaBytesIn: number
  readonly changesIn: number
  /** What the client sent. */
  readonly messagesOut: number
  readonly bytesOut: number
  /** Snapshots and deltas that the server's limiter for this client refused. */
  readonly refused: number
  /** Snapshots and deltas that found too much waiting in the socket to this client. */
  readonly heldBack: number
  /** Deltas to this client that covered more than one tick. */
  readonly coalesced: number
  /** Deltas whose base the client had not. */
  readonly gaps: number
  /** States that the client showed and that the server's own of that tick is known for. */
  readonly states: number
  /** Those that were not the same. */
  readonly falseStates: number
  /** Connections made. */
  readonly connects: number
  /** Connections lost or closed. */
  readonly losses: number
  /** Warnings at either end. */
  readonly warnings: number
}

/** One moment of a client's distance from the truth. */
export interface Measure {
  /** Virtual time, in ms. */
  readonly atMs: number
  /**
   * For how long the replica was not the server's newest state, in ms: the longest time since the
   * last measure. 0 while it has everything; undefined before it has any.
   */
  readonly behindMs: number | undefined
  /** Distance of the entity that is farthest from where it is in truth, in units; of worlds above 2,000, some each time. */
  readonly distance: number
  /** Which entity that is. */
  readonly farthest: EntityId | undefined
  /** Entities that only one of the two has. */
  readonly unmatched: number
}

/** A network under one client, both ways. */
export interface StageNetwork {
  readonly model: NetworkModel
  /** The preset that was used last, until a setting is changed by hand. */
  readonly preset: NetworkPresetId | undefined
  /** From the client to the server. */
  readonly there: NetworkSettings
  /** From the server to the client. */
  readonly back: NetworkSettings
  /** Settings hold from the next message on. */
  use(preset: NetworkPresetId): void
  /** Changes both directions, or those that are named. */
  set(settings: NetworkChange): void
  /** Cuts the connection; the client may connect again at once. */
  cut(): void
  /** Cuts the connection and lets nobody connect until `goOnline`. */
  goOffline(): void
  goOnline(): void
  readonly isOffline: boolean
  /** Told when settings, preset or `isOffline` change. */
  subscribe(listener: () => void): () => void
}

export interface StageClient<S extends Schema = Schema> {
  readonly name: ClientName
  readonly link: Link<S>
  /** The replica, the same that `replicaOf(link)` finds; published as soon as a message came. */
  readonly store: ReplicaStore
  readonly network: StageNetwork
  /** The server's end of the connection; undefined without one. */
  readonly peer: Peer | undefined
  readonly counts: ClientCounts
  /** Renders of the components that show its replica, and changes of what they say. */
  readonly renders: RenderBook
  /** The newest measure. */
  readonly measure: Measure
  /** The last measures, oldest first, one every 37 ms of virtual time, at most 1,600. The array is replaced with each. */
  readonly measures: readonly Measure[]
  /** Whether its link is live. */
  readonly isLive: boolean
  join(): void
  leave(): void
}

/** How a server that begins again differs from what the scene says. */
export interface Release {
  /** Clients that it takes at once. */
  readonly maxPeers?: number
  readonly format?: Format
  /** It serves an empty world of this schema instead of the story's. */
  readonly schema?: Schema
}

export interface StageServer<S extends Schema = Schema> {
  /** The truth. Another one after a restart. */
  readonly world: World<S>
  readonly links: LinkServer<S>
  readonly isUp: boolean
  /** Whether the world moves by itself. */
  readonly isMoving: boolean
  /** Lets the world move, or stand still, from the next tick on. */
  setMoving(isMoving: boolean): void
  /** As if the process was killed: connections are lost, nobody can connect. */
  stop(): void
  /** Begins again with a world of its own that the story populates, or as another release. */
  start(release?: Release): void
}

/** An entity in the truth and in a replica. Where it is in one of them only, the other's numbers are NaN. */
export interface BodyVisitor {
  (id: EntityId, kind: number, trueX: number, trueY: number, x: number, y: number): void
}

/** What a page draws: a server, two clients, and virtual time. */
export interface StageView<S extends Schema = Schema> {
  readonly schema: S
  /** Virtual time since the run began, in ms. */
  readonly nowMs: number
  readonly server: StageServer<S>
  readonly clients: { readonly A: StageClient<S>; readonly B: StageClient<S> }
  /** What the devtools panel can look at: client A, client B, the server's ends to A and B. */
  readonly sources: readonly Source[]
  /** Entities reach at most this far from the middle, which is 0, 0; in units. */
  readonly extent: number
  /** Calls back for every entity that the truth or the client's replica has; makes no objects. */
  visitBodies(client: ClientName, visit: BodyVisitor): void
}

/** What a play drives. */
export interface Stage<
  S extends Schema = Schema,
  Args extends ArgValues = ArgValues,
  Step extends string = string,
> extends StageView<S> {
  readonly args: Args
  /** Follows from the seed, for chances of the story's own. */
  readonly random: Random
  /**
   * Begins a step. It lasts until `run` is done and its planned time is over. Steps are begun in
   * the order of the plan, each once.
   */
  step(name: Step, run?: () => Promise<void> | void): Promise<void>
  /** Goes on after this much virtual time. */
  wait(ms: number): Promise<void>
  /** Goes on when the condition holds, which is looked at every 10 ms of virtual time; false if it did not in time. */
  until(condition: () => boolean, timeoutMs?: number): Promise<boolean>
  /** Stops the world's movement and waits until both clients have all of it; false if they did not in 10 s. */
  comeToRest(): Promise<boolean>
  /** What happened on a client's links during a step that has begun, by the counts at its ends. */
  during(step: Step, client: ClientName): ClientCounts
  /** What happened since the end of a step. */
  since(step: Step, client: ClientName): ClientCounts
}
