// What faults cost: a reconnect, a client that never reads, and clients whose delays all differ.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { launchBrowser, requireBrowser } from '@tx2-link/e2e/src/browser.ts'
import { formatTable } from '@tx2-link/e2e/src/figures/table.ts'
import { buildPage } from './build-page.ts'
import { type ManyClientsFigures, measureManyClients } from './faults/many-clients.ts'
import { type NeverReaderFigures, measureNeverReader } from './faults/never-reader.ts'
import { type ReconnectFigures, measureReconnect } from './faults/reconnect.ts'

const USAGE = `Measures what faults cost, with the settings that are the defaults.

  npm run bench:faults -- [--minutes N] [--only PART,…] [--json FILE]

  --minutes N    how long a client does not read, and as long without it for comparison; 5 unless told
  --only PART,…  of reconnect, never-reader and many-clients
  --json FILE    writes the figures there as well`

const PARTS = ['reconnect', 'never-reader', 'many-clients']
const MIB = 1024 * 1024

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    only: { type: 'string', default: PARTS.join() },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
const minutes = Number(values.minutes)
const parts = values.only.split(',')
if (values.help || !(minutes > 0) || !parts.every((part) => PARTS.includes(part))) {
  console.log(USAGE)
  process.exitCode = values.help ? 0 : 2
} else {
  await run()
}

/** What was measured, by part; those that were not asked for are not in it. */
interface FaultsReport {
  reconnect?: ReconnectFigures
  manyClients?: ManyClientsFigures
  neverReader?: readonly NeverReaderFigures[]
}

async function run(): Promise<void> {
  const report: FaultsReport = {}
  if (parts.includes('reconnect')) {
    const figures = await reconnect()
    if (figures !== undefined) {
      report.reconnect = figures
      console.log(describeReconnect(figures))
    }
  }
  if (parts.includes('many-clients')) {
    report.manyClients = measureManyClients()
    console.log(describeManyClients(report.manyClients))
  }
  if (parts.includes('never-reader')) {
    report.neverReader = [
      await measureNeverReader(minutes, false),
      await measureNeverReader(minutes, true),
    ]
    console.log(describeNeverReader(report.neverReader))
  }
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`)
  }
}

/** Undefined where there is no browser, which is said. */
async function reconnect(): Promise<ReconnectFigures | undefined> {
  const path = requireBrowser()
  if (path === undefined) return undefined
  const page = await buildPage('faults')
  const browser = await launchBrowser(path)
  try {
    return await measureReconnect(browser, page.url)
  } finally {
    await browser.close()
    await page.close()
  }
}

function describeManyClients(figures: ManyClientsFigures): string {
  const { clients, ticks, encodings, ticksWithOne, repairs } = figures
  return formatTable([
    [`${clients} clients with round trips of 10 to 300 ms`, ''],
    ['ticks', ticks],
    ['encodings', encodings],
    ['ticks with exactly one', ticksWithOne],
    [`then ${repairs.resumed} cut off and back: encodings beside one a tick`, repairs.encodings],
  ])
}

function describeReconnect(figures: ReconnectFigures): string {
  const { entities, changed, offlineMs, firstBytes, resumeBytes } = figures
  return formatTable([
    [`${entities} entities, ${changed} changed in ${offlineMs / 1_000} s without a server`, ''],
    ['bytes of the first connection', firstBytes],
    ['bytes of the reconnect', resumeBytes],
    ['components rendered whose entity changed', figures.rendersOfChanged],
    ['components rendered whose entity did not', figures.rendersOfOthers],
  ])
}

function describeNeverReader(rows: readonly NeverReaderFigures[]): string {
  const each = (read: (row: NeverReaderFigures) => number): number[] => rows.map(read)
  return formatTable([
    ['1,000 changes a tick at 20 Hz', 'without it', 'one never reads'],
    ['seconds', ...each(({ seconds }) => seconds)],
    ['server’s heap at first, MiB', ...each(({ before }) => before.heap / MIB)],
    ['server’s heap at last, MiB', ...each(({ after }) => after.heap / MIB)],
    ['its buffers at first, MiB', ...each(({ before }) => before.external / MIB)],
    ['its buffers at last, MiB', ...each(({ after }) => after.external / MIB)],
    ['its process at first, MiB', ...each(({ before }) => before.rss / MIB)],
    ['its process at last, MiB', ...each(({ after }) => after.rss / MIB)],
    ['most that waited for a client, MiB', ...each(({ mostBuffered }) => mostBuffered / MIB)],
    ['another client’s ticks a second', ...each(({ ticksPerSecond }) => ticksPerSecond)],
    ['its delay, median, ms', ...each(({ delayMs }) => delayMs.p50)],
    ['its delay, 99th of 100, ms', ...each(({ delayMs }) => delayMs.p99)],
  ])
}
