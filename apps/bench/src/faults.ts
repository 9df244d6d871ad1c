// What faults cost: a reconnect, a client that never reads, and clients whose delays all differ.
import { parseArgs } from 'node:util'
import { launchBrowser, requireBrowser } from '@tx2-link/e2e/src/browser.ts'
import { formatTable } from '@tx2-link/e2e/src/figures/table.ts'
import { buildPage } from './build-page.ts'
import { measureManyClients } from './faults/many-clients.ts'
import { type NeverReaderFigures, measureNeverReader } from './faults/never-reader.ts'
import { type ReconnectFigures, measureReconnect } from './faults/reconnect.ts'

const USAGE = `Measures what faults cost, with the settings that are the defaults.

  npm run bench:faults -- [--minutes N] [--only PART,…]

  --minutes N    how long a client does not read, and as long without it for comparison; 5 unless told
  --only PART,…  of reconnect, never-reader and many-clients`

const PARTS = ['reconnect', 'never-reader', 'many-clients']
const MIB = 1024 * 1024

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    only: { type: 'string', default: PARTS.join() },
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

async function run(): Promise<void> {
  if (parts.includes('reconnect')) await reconnect()
  if (parts.includes('many-clients')) manyClients()
  if (!parts.includes('never-reader')) return
  const without = await measureNeverReader(minutes, false)
  console.log(describeNeverReader([without, await measureNeverReader(minutes, true)]))
}

async function reconnect(): Promise<void> {
  const path = requireBrowser()
  if (path === undefined) return
  const page = await buildPage('faults')
  const browser = await launchBrowser(path)
  try {
    console.log(describeReconnect(await measureReconnect(browser, page.url)))
  } finally {
    await browser.close()
    await page.close()
  }
}

function manyClients(): void {
  const { clients, ticks, encodings, ticksWithOne, repairs } = measureManyClients()
  console.log(
    formatTable([
      [`${clients} clients with round trips of 10 to 300 ms`, ''],
      ['ticks', ticks],
      ['encodings', encodings],
      ['ticks with exactly one', ticksWithOne],
      [`then ${repairs.resumed} cut off and back: encodings beside one a tick`, repairs.encodings],
    ]),
  )
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
