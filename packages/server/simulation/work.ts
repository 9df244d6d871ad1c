import type { SentReport } from '@tx2-link/core/testing'
import type { ServerName } from './options.ts'

/** What a worker is to play: schedules whose seeds follow each other. */
export interface Batch {
  readonly server: ServerName
  readonly seed: number
  readonly schedules: number
}

/** What came of a batch. */
export type BatchReport = SentReport
