import type { Schedule } from './schedule.ts'

/** Tries at the most: a schedule takes some ms. */
const MAX_TRIES = 300

/** A smaller schedule that still fails, found by leaving out what is not needed for it. */
export function shrinkSchedule(
  schedule: Schedule,
  fails: (schedule: Schedule) => boolean,
): Schedule {
  let smallest = schedule
  for (let tries = 0; tries < MAX_TRIES;) {
    const before = smallest
    for (const candidate of simplerOnes(before)) {
      tries += 1
      if (!fails(candidate)) continue
      smallest = candidate
      break
    }
    if (smallest === before) break
  }
  return smallest
}

function* simplerOnes(schedule: Schedule): Generator<Schedule> {
  const { faults, ticks, joins } = schedule
  const half = Math.ceil(faults.length / 2)
  if (faults.length > 1) {
    yield { ...schedule, faults: faults.slice(half) }
    yield { ...schedule, faults: faults.slice(0, half) }
  }
  for (const fault of faults) yield { ...schedule, faults: faults.filter((one) => one !== fault) }
  if (joins.length > 1) yield { ...schedule, joins: joins.slice(0, -1) }
  for (const shorter of [Math.floor(ticks / 2), Math.floor((ticks * 3) / 4), ticks - 1]) {
    if (shorter > 0 && shorter < ticks) yield { ...schedule, ticks: shorter }
  }
  for (const [index, fault] of faults.entries()) {
    if (fault.ticks <= 1) continue
    const milder = { ...fault, ticks: Math.floor(fault.ticks / 2) }
    yield { ...schedule, faults: faults.with(index, milder) }
  }
}
