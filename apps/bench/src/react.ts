// What React pays for a fast world: hooks beside other stores, queries, a real socket, size.
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { launchBrowser, requireBrowser } from '@tx2-link/e2e/src/browser.ts'
import { buildPage } from './build-page.ts'
import { measureLive } from './react/measure-live.ts'
import { measureQueries } from './react/measure-queries.ts'
import { measureSize } from './react/measure-size.ts'
import { measureTransitions } from './react/measure-transitions.ts'
import { measureUpdates } from './react/measure-updates.ts'
import { FULL_PLAN, CASES, QUICK_PLAN, VARIANTS } from './react/plan.ts'
import { printReport, type ReactReport } from './react/report.ts'
import { targetsOf } from './react/targets.ts'

const USAGE = `Measures components that show a replicated world, in Chromium, in a production build, beside
components with a state of their own and beside other stores.

  npm run bench:react -- [--json FILE] [--check] [--quick] [--repetitions N] [--minutes N] [--only PART,…]

  --json FILE      writes the figures there as well
  --check          ends with 1 if a target is missed
  --quick          3 repetitions of fewer ticks: an indication in a third of the time
  --repetitions N  how often everything is mounted anew and measured; ${FULL_PLAN.repetitions} unless told
  --minutes N      how long the page follows a server, with its heap read each half minute; without
                   it the page is watched for 15 seconds, which says nothing about its heap
  --only PART,…    of updates, queries, transitions, live and size`

const SECONDS_WITHOUT_SOAK = 15

const PARTS = ['updates', 'queries', 'transitions', 'live', 'size'] as const
type Part = (typeof PARTS)[number]

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    check: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    repetitions: { type: 'string' },
    minutes: { type: 'string' },
    only: { type: 'string', default: PARTS.join() },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) console.log(USAGE)
else await benchmark(values.only.split(',').map(readPart))

async function benchmark(parts: readonly Part[]): Promise<void> {
  const path = requireBrowser()
  if (path === undefined) process.exit(1)
  const preset = values.quick ? QUICK_PLAN : FULL_PLAN
  const repetitions = readCount('--repetitions', values.repetitions) ?? preset.repetitions
  const plan = { ...preset, repetitions }
  const minutes = readCount('--minutes', values.minutes)
  const seconds = minutes === undefined ? SECONDS_WITHOUT_SOAK : minutes * 60

  const built = await buildPage('react')
  const browser = await launchBrowser(path)
  try {
    const { url } = built
    const measured: ReactReport = {
      benchmark: 'react',
      date: new Date().toISOString(),
      machine: `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores`,
      loadBefore: loadavg()[0] ?? Number.NaN,
      browser: browser.version(),
      repetitions,
      rows: parts.includes('updates')
        ? await measureUpdates(browser, url, VARIANTS, CASES, plan, say)
        : [],
      queries: parts.includes('queries') ? await measureQueries(browser, url, plan, say) : [],
      transitions: parts.includes('transitions')
        ? await measureTransitions(browser, url, repetitions, say)
        : undefined,
      live: parts.includes('live') ? await measureLive(browser, url, seconds, say) : undefined,
      size: parts.includes('size') ? await measureSize() : undefined,
      loadAfter: loadavg()[0] ?? Number.NaN,
    }
    finish(measured)
  } finally {
    await browser.close()
    await built.close()
  }
}

function finish(report: ReactReport): void {
  const targets = targetsOf(report)
  console.log(printReport(report, targets))
  if (values.json !== undefined) {
    writeFileSync(values.json, `${JSON.stringify({ ...report, targets }, undefined, 2)}\n`)
  }
  if (values.check && targets.some(({ isMet }) => !isMet)) process.exitCode = 1
}

/** What is being done goes beside the figures, so that these can be piped. */
function say(text: string): void {
  console.error(text)
}

function readCount(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new Error(`${option} takes a whole number from 1`)
}

function readPart(text: string): Part {
  const part = PARTS.find((name) => name === text)
  if (part === undefined) throw new Error(`--only takes ${PARTS.join(', ')}, not ${text}`)
  return part
}
