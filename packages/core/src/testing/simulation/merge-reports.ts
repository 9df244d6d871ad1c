import type { SimulationReport } from './simulate.ts'
import { SimulationCounts } from './simulation-counts.ts'

/** A report as it comes from another process: its counts without what counts them. */
export type SentReport = Omit<SimulationReport, 'counts'> & {
  readonly counts: Omit<SimulationCounts, 'add' | 'addNetwork' | 'befell' | 'probe'>
}

/** The report of what was played in several parts; the first one's seed is the whole one's. */
export function mergeReports(parts: readonly SentReport[]): SimulationReport {
  const counts = new SimulationCounts()
  for (const part of parts) counts.add(part.counts)
  return {
    seed: Math.min(...parts.map(({ seed }) => seed)),
    schedules: parts.reduce((sum, { schedules }) => sum + schedules, 0),
    counts,
    failures: parts.flatMap(({ failures }) => failures),
  }
}
