import type { SourceList } from '../source/source.ts'

/**
 * - `connecting`: the first connection is being made
 * - `live`: the server's end said what it is
 * - `reconnecting`: the connection was lost, or never came about; another attempt follows
 * - `refused`: trying again would not help: a wrong token, another version, no inspector there
 * - `closed`: closed by this side
 */
export type InspectorState = 'connecting' | 'live' | 'reconnecting' | 'refused' | 'closed'

export interface InspectorStatus {
  readonly state: InspectorState
  /** What is the matter, in words; never the token. */
  readonly text: string
  /** When the next attempt is made, in ms of the page's clock; undefined when none waits. */
  readonly retryAt: number | undefined
}

/** A panel's connection to a server that is inspected, kept up across reconnections. */
export interface InspectorConnection {
  /** A source for each of the server's peers. A peer that leaves takes its source out of the list. */
  readonly sources: SourceList
  /** Replaced when something in it changes. */
  readonly status: InspectorStatus
  subscribe(listener: () => void): () => void
  /** Tries again now, also after a refusal or a close. */
  reconnect(): void
  close(): void
}
