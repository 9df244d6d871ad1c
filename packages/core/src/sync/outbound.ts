import type { Greeting } from './greeting.ts'

/** What a sync manager asks of whatever state it sends. */
export interface Outbound {
  /** Timestamp, in ms, of the state that is served, for the greeting; undefined before any. */
  readonly at: bigint | undefined
  /** Which life of the state this is, for the greeting. */
  readonly epoch: string
  /** A new connection: nobody knows what the peer has. */
  connectionOpened(): void
  /** The peer said what it has, at the start or because its baseline broke. */
  greeted(greeting: Greeting): void
  /** The peer has the message with this id, and so the state that it led to. */
  acknowledged(id: bigint): void
  /** The peer has lost the thread and wants the whole. */
  snapshotRequested(): void
  /** Forgets what the peer has: what is sent next names everything. */
  reset(): void
}
