import { addTally, createTally } from './findings.ts'
import { type FuzzOptions, readOptions } from './options.ts'
import { keepRegression } from './regressions.ts'
import { reportOf } from './report.ts'
import { runWorker } from './run-worker.ts'

const TELL_EVERY = 500

const options = readOptions(process.argv.slice(2))
if (typeof options === 'string') {
  console.log(options)
  process.exitCode = process.argv.includes('--help') ? 0 : 2
} else {
  process.exitCode = await fuzz(options)
}

async function fuzz(options: FuzzOptions): Promise<number> {
  const { inputs, seed, workers } = options
  const started = performance.now()
  const results = await Promise.all(
    Array.from({ length: workers }, (_, worker) =>
      runWorker({ seed, inputs, from: 0, to: Infinity, workers, worker, tellEvery: TELL_EVERY }),
    ),
  )
  const tally = createTally()
  for (const result of results) addTally(tally, result.tally)
  const findings = results.flatMap((result) => result.findings)
  console.log(reportOf(options, tally, (performance.now() - started) / 1000, findings))
  for (const finding of findings) console.log(`kept as ${keepRegression(finding)}`)
  return findings.length === 0 ? 0 : 1
}
