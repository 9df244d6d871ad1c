// What the panel costs the page that it looks at: production build, Chromium, traffic at three rates.
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { launchBrowser, requireBrowser } from '@tx2-link/e2e/src/browser.ts'
import { buildPage } from './build-page.ts'
import { measurePanel } from './devtools/measure-panel.ts'
import { printReport } from './devtools/report.ts'

const USAGE = `Measures the devtools panel in Chromium, in a production build.

  npm run bench:devtools -- [--seconds N] [--runs N] [--json FILE]

  --seconds N  how long each rate is watched, 10 unless told
  --runs N     times that each rate is watched, closed and open in turn; 3 unless told
  --json FILE  writes the figures there as well`

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    runs: { type: 'string', default: '3' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) console.log(USAGE)
else await benchmark(readCount('--seconds', values.seconds), readCount('--runs', values.runs))

async function benchmark(seconds: number, runs: number): Promise<void> {
  const path = requireBrowser()
  if (path === undefined) process.exit(1)
  const page = await buildPage('devtools')
  const browser = await launchBrowser(path)
  try {
    const report = await measurePanel(browser, page, { seconds, runs })
    console.log(printReport(report))
    if (values.json !== undefined) {
      writeFileSync(values.json, `${JSON.stringify(report, undefined, 2)}\n`)
    }
  } finally {
    await browser.close()
    await page.close()
  }
}

function readCount(option: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new Error(`${option} takes a whole number from 1`)
}
