import { median } from './median.ts'

/** One thing to measure: runs its operation so many times. */
export interface Subject {
  readonly name: string
  run(times: number): void
}

export interface Measurement {
  readonly name: string
  /** Operations a second in each round, in the order of the rounds. */
  readonly rates: readonly number[]
}

export interface MeasureOptions {
  readonly rounds: number
  /** How long one round of one subject should take, in ms. */
  readonly roundMs: number
}

/**
 * Measures subjects side by side: each round runs all of them, every time in another order, so that
 * what else the machine does falls on all alike.
 */
export function measure(
  subjects: readonly Subject[],
  { rounds, roundMs }: MeasureOptions,
): Measurement[] {
  const plans = subjects.map((subject) => ({
    subject,
    times: timesFor(subject, roundMs),
    rates: new Array<number>(),
  }))
  // The first half warms up: by then all that is shared between the subjects is compiled for them all.
  for (let round = -rounds; round < rounds; round += 1) {
    for (let turn = 0; turn < plans.length; turn += 1) {
      const plan = plans[(turn + round + rounds) % plans.length]
      if (plan === undefined) continue
      const seconds = elapsed(plan.subject, plan.times) / 1000
      if (round >= 0) plan.rates.push(plan.times / seconds)
    }
  }
  return plans.map(({ subject, rates }) => ({ name: subject.name, rates }))
}

/** Operations a second: the median of all rounds. */
export function medianRate({ rates }: Measurement): number {
  return median(rates)
}

/** How many times as fast as the other: the median of what each round says, whatever else it ran beside. */
export function medianRatio(measurement: Measurement, other: Measurement): number {
  return median(measurement.rates.map((rate, round) => rate / (other.rates[round] ?? rate)))
}

/** How often to run it for a round. The best of three tells: what else the machine does only slows it. */
function timesFor(subject: Subject, roundMs: number): number {
  let times = 100
  for (;;) {
    const ms = Math.min(elapsed(subject, times), elapsed(subject, times), elapsed(subject, times))
    if (ms >= roundMs) return Math.max(1, Math.round((times * roundMs) / ms))
    times *= 2
  }
}

function elapsed(subject: Subject, times: number): number {
  const start = performance.now()
  subject.run(times)
  return performance.now() - start
}
