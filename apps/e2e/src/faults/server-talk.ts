/** How the server of a busy world is to be. */
export interface ServerSettings {
  /** 0 takes a free one. */
  readonly port: number
  readonly entities: number
  readonly movesAStep: number
  readonly slowTimeoutMs: number
  readonly maxBufferedBytes: number
}

/**
 * `move-500` moves 500 units once, also while the world stands still; `figures` asks for a report
 * without the world's text, which takes time; `collect` asks for one after a collection, so that what
 * is told of memory is what is held.
 */
export type ServerOrder = 'report' | 'figures' | 'collect' | 'stand-still' | 'move-on' | 'move-500'

/** What it answers to each order. */
export interface ServerReport {
  readonly port: number
  readonly text: string
  readonly peers: number
  /** Connections that ended, by close code. */
  readonly closes: readonly (readonly [number, number])[]
  /** Of each peer, the deltas that stood for several ticks. */
  readonly coalesced: readonly number[]
  /** Bytes that wait for each peer. */
  readonly buffered: readonly number[]
  /** In bytes: the process's, the heap's, and that of buffers outside it. */
  readonly memory: { readonly rss: number; readonly heap: number; readonly external: number }
}
