import { LinkError, LinkErrorCode } from '../../error.ts'
import type { Schema } from '../../schema/define-schema.ts'
import { FAULT_KINDS } from './fault.ts'
import { type ScheduleResult, playSchedule } from './play-schedule.ts'
import { type Schedule, createSchedule } from './schedule.ts'
import { shrinkSchedule } from './shrink-schedule.ts'
import { SimulationCounts } from './simulation-counts.ts'
import type { SimulationOptions } from './simulation-options.ts'

export interface SimulationRange {
  /** How many schedules to play; their seeds follow each other. */
  readonly schedules: number
  /** The first one's seed; 1 unless given. */
  readonly seed?: number
  /** Called after each schedule. */
  readonly onPlayed?: (result: ScheduleResult) => void
}

/** A schedule that went wrong. */
export interface SimulationFailure {
  readonly schedule: Schedule
  readonly divergence: string
  /** A smaller one that goes wrong too, and how. */
  readonly smallest: Schedule
  readonly smallestDivergence: string
}

export interface SimulationReport {
  readonly seed: number
  readonly schedules: number
  readonly counts: SimulationCounts
  readonly failures: readonly SimulationFailure[]
}

/** Failures after which no more schedules are played: one fault of the game shows in most of them. */
const MAX_FAILURES = 5

/**
 * Plays a game under random schedules of faults on a clock of its own, and looks whether every
 * replica follows: no half-applied tick, the same world in the end, bounded memory, no timer left.
 */
export function simulate<S extends Schema>(
  options: SimulationOptions<S>,
  range: SimulationRange,
): SimulationReport {
  const { schedules, seed = 1, onPlayed } = range
  if (!Number.isInteger(schedules) || schedules < 1 || !Number.isSafeInteger(seed)) {
    throw new LinkError(
      LinkErrorCode.invalidConfig,
      'schedules must be a whole number from 1, and the seed a whole number',
    )
  }
  const counts = new SimulationCounts()
  const failures: SimulationFailure[] = []
  let played = 0
  while (played < schedules && failures.length < MAX_FAILURES) {
    const result = replay(options, seed + played)
    played += 1
    counts.add(result.counts)
    onPlayed?.(result)
    const failure = toFailure(options, result)
    if (failure !== undefined) failures.push(failure)
  }
  return { seed, schedules: played, counts, failures }
}

/** Plays the schedule of one seed, as `simulate` does. */
export function replay<S extends Schema>(
  options: SimulationOptions<S>,
  seed: number,
): ScheduleResult {
  const { faults = FAULT_KINDS, maxClients = 3, maxTicks = 100 } = options
  return playSchedule(options, createSchedule(seed, { faults, maxClients, maxTicks }))
}

function toFailure<S extends Schema>(
  options: SimulationOptions<S>,
  { schedule, divergence }: ScheduleResult,
): SimulationFailure | undefined {
  if (divergence === undefined) return undefined
  let smallestDivergence = divergence
  const smallest = shrinkSchedule(schedule, (candidate) => {
    const found = playSchedule(options, candidate).divergence
    smallestDivergence = found ?? smallestDivergence
    return found !== undefined
  })
  return { schedule, divergence, smallest, smallestDivergence }
}
