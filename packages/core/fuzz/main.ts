import { addTally, createTally } from './findings.ts'
import { type FuzzOptions, readOptions } from './options.ts'
import { Progress } from './progress.ts'
import { keepRegression } from './regressions.ts'
import { reportOf } from './report.ts'
import { runWorker } from './run-worker.ts'

const TELL_EVERY = 500
/** What a shell says of a program that was interrupted. */
const INTERRUPTED = 130

const options = readOptions(process.argv.slice(2))
if (typeof options === 'string') {
  console.log(options)
  process.exitCode = process.argv.includes('--help') ? 0 : 2
} else {
  process.exitCode = await fuzz(options)
}

async function fuzz(options: FuzzOptions): Promise<number> {
  const { inputs, seed, workers } = options
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const progress = new Progress(inputs, workers)
  const results = await Promise.all(
    Array.from({ length: workers }, (_, worker) =>
      runWorker(
        { seed, inputs, from: 0, to: Infinity, workers, worker, tellEvery: TELL_EVERY },
        { stop: stop.signal, onProgress: (at) => progress.note(worker, at) },
      ),
    ),
  )
  progress.end()
  const tally = createTally()
  for (const result of results) addTally(tally, result.tally)
  const findings = results.flatMap((result) => result.findings)
  if (stop.signal.aborted) console.log(`STOPPED before all of the ${inputs.toLocaleString('en')}:`)
  console.log(reportOf(options, tally, progress.seconds, findings))
  for (const finding of findings) console.log(`kept as ${keepRegression(finding)}`)
  if (findings.length > 0) return 1
  return stop.signal.aborted ? INTERRUPTED : 0
}
