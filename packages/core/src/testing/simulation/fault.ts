/** What may befall a simulated link, its ends and its world. */
export const FAULT_KINDS = [
  /** Messages are lost, and come late on a reliable network. */
  'loss',
  'duplication',
  'reorder',
  /** Latency and jitter. */
  'delay',
  /** Both directions carry few bytes a second. */
  'bandwidth',
  /** The client takes next to nothing from its socket. */
  'slow-reading',
  /** The connection breaks, and can be made again at once. */
  'disconnect',
  /** The connection breaks, and none can be made for a while. */
  'offline',
  /** The limiters of all that send let next to nothing through. */
  'starvation',
  /** The client's page sleeps: neither its timers nor its messages come, until all do at once. */
  'pause',
  /** The client leaves, and opens its link again. */
  'leave',
  /** The client's replica says that it could not follow. */
  'resync',
  /** The server closes, and another life of it begins with an empty world. */
  'restart',
  /** The same without a word to anybody. */
  'crash',
  /** Entities are removed, and some of their ids given to others. */
  'reuse',
  /** The world stands still, so that what was lost last is followed by nothing. */
  'calm',
] as const

export type FaultKind = (typeof FAULT_KINDS)[number]

/** One fault at its time. */
export interface ScheduledFault {
  readonly kind: FaultKind
  readonly atTick: number
  /** How long it lasts; faults of a moment pass over it. */
  readonly ticks: number
  /** Whose link it befalls; faults of the server and the world pass over it. */
  readonly client: number
  /** How bad it is, from 0 to 1. */
  readonly strength: number
}
