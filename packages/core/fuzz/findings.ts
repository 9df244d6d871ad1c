import type { Format } from '../src/codec/codec.ts'
import type { Kind } from './subject.ts'

/** What an input did that none may do. */
export interface Finding {
  readonly index: number
  readonly format: Format
  readonly kind: Kind
  readonly bytes: Uint8Array
  readonly words: string
}

/** What one worker saw of its share, or all of them of the whole. */
export interface Tally {
  inputs: number
  readonly byFormat: Record<Format, FormatTally>
  /** Of 64 KiB and more, whose memory was measured. */
  large: number
  /** The most memory for each byte of an input of that size. */
  heapRatio: number
  heapWhere: string
  slowestRatio: number
  slowestWhere: string
}

export interface FormatTally {
  inputs: number
  accepted: number
  tooCostly: number
}

/** What a worker is told to do: of the inputs from one index to below another those that are its own. */
export interface WorkerTask {
  readonly seed: number
  /** How many are drawn; those of the indexes that follow are tried in every run, by each worker. */
  readonly inputs: number
  readonly from: number
  readonly to: number
  readonly workers: number
  readonly worker: number
  /** After how many inputs it tells where it is. */
  readonly tellEvery: number
}

/** What a worker is told after its task: to try no further, and to tell what it saw. */
export const STOP = 'stop'

/** What a worker tells: where it is, and in the end what it saw. */
export type WorkerNews =
  | { readonly at: number }
  | { readonly tally: Tally; readonly findings: readonly Finding[] }

function createFormatTally(): FormatTally {
  return { inputs: 0, accepted: 0, tooCostly: 0 }
}

export function createTally(): Tally {
  return {
    inputs: 0,
    byFormat: {
      msgpack: createFormatTally(),
      json: createFormatTally(),
      bincode: createFormatTally(),
    },
    large: 0,
    heapRatio: 0,
    heapWhere: '',
    slowestRatio: 0,
    slowestWhere: '',
  }
}

/** Adds one worker's tally to another's. */
export function addTally(sum: Tally, part: Tally): void {
  sum.inputs += part.inputs
  sum.large += part.large
  for (const [format, counts] of Object.entries(part.byFormat) as [Format, FormatTally][]) {
    sum.byFormat[format].inputs += counts.inputs
    sum.byFormat[format].accepted += counts.accepted
    sum.byFormat[format].tooCostly += counts.tooCostly
  }
  if (part.heapRatio > sum.heapRatio) {
    sum.heapRatio = part.heapRatio
    sum.heapWhere = part.heapWhere
  }
  if (part.slowestRatio > sum.slowestRatio) {
    sum.slowestRatio = part.slowestRatio
    sum.slowestWhere = part.slowestWhere
  }
}
