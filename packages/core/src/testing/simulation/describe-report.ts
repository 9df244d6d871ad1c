import { describeSchedule } from './schedule.ts'
import type { SimulationReport } from './simulate.ts'

/** A report for people: what was played, what befell, what was done about it, and what went wrong. */
export function describeReport({ seed, schedules, counts, failures }: SimulationReport): string {
  const lines = [
    `${schedules} schedules from seed ${seed}: ${failures.length} diverged`,
    `${counts.ticks} ticks, ${counts.messages} messages, ${counts.comparisons} times a replica was compared with its tick, ${counts.ownComparisons} times a client’s own world with the server’s copy`,
    'Faults injected:',
    ...tally([...counts.faults]),
    ...tally(Object.entries(counts.network).map(([name, count]) => [`message ${name}`, count])),
    'What the links did about it:',
    ...tally([...counts.repairs].sort(([a], [b]) => (a < b ? -1 : 1))),
  ]
  for (const failure of failures) {
    lines.push(
      '',
      `Diverged: ${failure.divergence}`,
      describeSchedule(failure.schedule),
      `The smallest that was found to diverge: ${failure.smallestDivergence}`,
      describeSchedule(failure.smallest),
      `Played again by --replay ${failure.schedule.seed}`,
    )
  }
  return lines.join('\n')
}

function tally(entries: readonly (readonly [string, number])[]): string[] {
  return entries.map(([name, count]) => `  ${name}: ${count}`)
}
