import { formatTable } from '@tx2-link/e2e/src/figures/table.ts'
import type { LiveReport } from './measure-live.ts'
import type { QueryRow } from './measure-queries.ts'
import type { SizeReport } from './measure-size.ts'
import type { TransitionReport } from './measure-transitions.ts'
import type { UpdateRow } from './measure-updates.ts'
import { ratio, type Target } from './targets.ts'

const MEBIBYTE = 1024 * 1024

export interface ReactReport {
  readonly benchmark: 'react'
  readonly date: string
  readonly machine: string
  /** What ran on the machine in the minute before, as many as could use a core. */
  readonly loadBefore: number
  readonly loadAfter: number
  readonly browser: string
  readonly repetitions: number
  readonly rows: readonly UpdateRow[]
  readonly queries: readonly QueryRow[]
  readonly transitions: TransitionReport | undefined
  readonly live: LiveReport | undefined
  readonly size: SizeReport | undefined
}

export function printReport(report: ReactReport, targets: readonly Target[]): string {
  const { date, machine, browser, repetitions, loadBefore, loadAfter } = report
  return [
    `${date}; ${machine}, load ${loadBefore.toFixed(1)} to ${loadAfter.toFixed(1)}; Chromium ${browser}`,
    `CPU of the main thread from update to commit in ms, median of ${repetitions} repetitions`,
    ...sceneries(report.rows).map(printUpdates),
    ...(report.queries.length > 0 ? [printQueries(report.queries)] : []),
    ...(report.transitions === undefined ? [] : [printTransitions(report.transitions)]),
    ...(report.live === undefined ? [] : [printLive(report.live)]),
    ...(report.size === undefined ? [] : [printSize(report.size)]),
    printTargets(targets),
  ].join('\n\n')
}

/** Rows of the same load side by side. */
function sceneries(rows: readonly UpdateRow[]): UpdateRow[][] {
  const groups = new Map<string, UpdateRow[]>()
  for (const row of rows) {
    const title = `${row.mounted} ${row.changed} ${row.shown}`
    const group = groups.get(title)
    if (group === undefined) groups.set(title, [row])
    else group.push(row)
  }
  return [...groups.values()]
}

function printUpdates(rows: readonly UpdateRow[]): string {
  const floor = rows.find(({ variant }) => variant === 'floor')
  const [{ mounted, changed, shown }] = [rows[0] ?? { mounted: 0, changed: 0, shown: 0 }]
  return formatTable([
    [
      `${whole(mounted)} mounted, ${whole(changed)} changed, ${whole(shown)} of them shown`,
      'ms',
      'least',
      'most',
      'of the floor',
      'renders',
    ],
    ...rows.map((row) => [
      row.variant,
      ...timesOf(row),
      floor === undefined ? '' : `${ratio(row, floor).toFixed(2)}x`,
      row.renders,
    ]),
  ])
}

function printQueries(rows: readonly QueryRow[]): string {
  const [first] = rows
  return formatTable([
    [
      `${first?.queries} live queries, ${whole(first?.changed ?? 0)} changed`,
      'ms',
      'least',
      'most',
      'of the first',
      'renders',
    ],
    ...rows.map((row) => [
      `over ${whole(row.entities)} entities`,
      ...timesOf(row),
      first === undefined ? '' : `${ratio(row, first).toFixed(2)}x`,
      row.renders,
    ]),
  ])
}

function printTransitions({ transitions, deferrals }: TransitionReport): string {
  const rates = [...new Set(transitions.map(({ hz }) => hz))]
  const readers: string[] = [...new Set(transitions.map(({ reader }) => reader))]
  const timesBeside = (reader: string): string[] =>
    transitions
      .filter((row) => row.reader === reader)
      .map(({ ms, starved }) => `${ms.toFixed(0)}${starved > 0 ? ', starved' : ''}`)
  return [
    formatTable([
      ['a transition of 150 ms, in ms, beside', ...rates.map((hz) => `${hz} ticks a second`)],
      ...readers.map((reader) => [reader].concat(timesBeside(reader))),
    ]),
    formatTable([
      ['useDeferredValue of 20 ms', ...deferrals.map(({ hz }) => `${hz} ticks a second`)],
      ['updates a second', ...deferrals.map(({ updatesPerSecond }) => updatesPerSecond.toFixed(1))],
    ]),
  ].join('\n\n')
}

function printLive(live: LiveReport): string {
  const { p50, p99, most } = live.messageToCommitMs
  const heap = live.heapBytes.map((bytes) => (bytes / MEBIBYTE).toFixed(1))
  return formatTable([
    [`from bytes to pixels, ${whole(live.moving)} of ${whole(live.entities)} moving`, ''],
    ['messages a second', live.messagesPerSecond],
    ['renders a second', live.rendersPerSecond],
    ['frames a second', live.framesPerSecond],
    [
      'main thread busy: all, in scripts, in layout, %',
      [live.busy.all, live.busy.script, live.busy.layout].map(percent).join(', '),
    ],
    ['tasks of more than 50 ms', live.longTasks],
    ['the longest of them, ms', live.longestTaskMs],
    [
      'message to commit, ms: p50, p99, most',
      `${p50.toFixed(1)}, ${p99.toFixed(1)}, ${most.toFixed(1)}`,
    ],
    [`heap at first and after ${live.seconds} s, MiB`, `${heap[0]}, ${heap.at(-1)}`],
  ])
}

function printSize({ oneHook, allHooks }: SizeReport): string {
  return formatTable([
    ['size of @tx2-link/react, kB gzip', 'alone', 'with core and zustand'],
    ['provider and useComponent', kilobytes(oneHook.alone), kilobytes(oneHook.withCore)],
    ['everything', kilobytes(allHooks.alone), kilobytes(allHooks.withCore)],
  ])
}

function printTargets(targets: readonly Target[]): string {
  return formatTable([
    ['targets', '', '', ''],
    ...targets.map(({ name, value, bound, limit, isMet }) => [
      name,
      value.toFixed(2),
      `${bound} ${limit}`,
      isMet ? 'met' : 'MISSED',
    ]),
  ])
}

function timesOf({
  cpuMs,
  repetitionsMs,
}: {
  readonly cpuMs: number
  readonly repetitionsMs: readonly number[]
}): string[] {
  return [cpuMs, Math.min(...repetitionsMs), Math.max(...repetitionsMs)].map((ms) => ms.toFixed(2))
}

function whole(value: number): string {
  return value.toLocaleString('en')
}

function percent(share: number): string {
  return (share * 100).toFixed(0)
}

function kilobytes(bytes: number): string {
  return (bytes / 1_000).toFixed(1)
}
