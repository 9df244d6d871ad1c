import type { DeltaChange } from './change.ts'
import type { SerializedEntity } from './value.ts'

/** A whole world at one moment, apart from any message. */
export interface WorldSnapshot {
  readonly entities: readonly SerializedEntity[]
  /** World time in seconds. */
  readonly timestamp: number
  readonly version: string
}

/** What changed between two moments of a world, apart from any message. */
export interface Delta {
  readonly changes: readonly DeltaChange[]
  /** World time after the changes, in seconds. */
  readonly timestamp: number
  /** World time that the changes start from, in seconds; 0 when they start from nothing. */
  readonly baseTimestamp: number
}
