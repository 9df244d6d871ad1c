import type { Peer, ServerStats } from '@tx2-link/server'
import type { InspectedWorld } from './keyframes.ts'

/** What is inspected: a `LinkServer` of whatever schema. */
export interface InspectedServer {
  readonly world: InspectedWorld
  readonly peers: readonly Peer[]
  getStats(): ServerStats
}
