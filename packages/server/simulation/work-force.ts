import { type ChildProcess, fork } from 'node:child_process'
import { type SimulationReport, mergeReports } from '@tx2-link/core/testing'
import type { ServerName } from './options.ts'
import type { Batch, BatchReport } from './work.ts'

/** Schedules that a worker plays before it is asked how it went; some seconds' worth. */
const BATCH = 100

/** Failures after which no more is played: one fault shows in most schedules. */
const MAX_FAILURES = 5

export interface WorkOrder {
  readonly server: ServerName
  readonly seed: number
  readonly schedules: number
  readonly workers: number
  /** Called with the number of schedules played so far. */
  readonly onProgress: (played: number) => void
}

/** Plays schedules in several processes at once; each schedule is the same whoever plays it. */
export async function simulateInParallel(order: WorkOrder): Promise<SimulationReport> {
  const { server, seed, schedules, workers, onProgress } = order
  const reports: BatchReport[] = []
  let next = 0
  let played = 0
  let failures = 0
  const takeBatch = (): Batch | undefined => {
    if (next >= schedules || failures >= MAX_FAILURES) return undefined
    const count = Math.min(BATCH, schedules - next)
    const batch = { server, seed: seed + next, schedules: count }
    next += count
    return batch
  }
  const work = async (): Promise<void> => {
    const child = fork(new URL('worker.ts', import.meta.url), { serialization: 'advanced' })
    try {
      for (let batch = takeBatch(); batch !== undefined; batch = takeBatch()) {
        const report = await play(child, batch)
        reports.push(report)
        played += report.schedules
        failures += report.failures.length
        onProgress(played)
      }
    } finally {
      child.kill()
    }
  }
  await Promise.all(Array.from({ length: workers }, work))
  return mergeReports(reports)
}

function play(child: ChildProcess, batch: Batch): Promise<BatchReport> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null, signal: string | null): void =>
      reject(new Error(`a worker ended with ${signal ?? code} in schedules from ${batch.seed}`))
    child.once('exit', ended)
    child.once('message', (report: BatchReport) => {
      child.off('exit', ended)
      resolve(report)
    })
    child.send(batch)
  })
}
