/** How the server of a busy world is to be. */
export interface ServerSettings {
  /** 0 takes a free one. */
  readonly port: number
  readonly entities: number
  readonly movesAStep: number
  readonly slowTimeoutMs: number
  readonly maxBufferedBytes: number
}

export type ServerOrder = 'report' | 'stand-still' | 'move-on'

/** What it answers to each order. */
export interface ServerReport {
  readonly port: number
  readonly text: string
  readonly peers: number
  /** Connections that ended, by close code. */
  readonly closes: readonly (readonly [number, number])[]
  /** Of each peer, the deltas that stood for several ticks. */
  readonly coalesced: readonly number[]
}
