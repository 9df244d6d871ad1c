// How many checks a second the rate limiters make, with few and with many messages in their window.
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { createRateLimiter, type MessageLimiter, type RateLimitAlgorithm } from '@tx2-link/core'
import { measure, type Measurement, medianRate, medianRatio, type Subject } from './measure.ts'

const USAGE = `Measures the checks a second of both rate limiters, side by side.

  npm run bench:limiter -- [--rounds N] [--json FILE]

  --rounds N   rounds of which the median is taken, 201 unless told
  --json FILE  writes the figures there as well`

const FEWEST = 10
const RECORDS = [FEWEST, 1_000, 100_000]
const ALGORITHMS: readonly RateLimitAlgorithm[] = ['sliding-window', 'token-bucket']
const WINDOW_MS = 1_000
/** Shorter than a time slice, so that most rounds are not interrupted on a busy machine. */
const ROUND_MS = 2
const MESSAGE_BYTES = 100

/** What is asked of a limiter that let so many messages through within its window. */
const OPERATIONS = {
  passes: 'a message that passes and is recorded, as the oldest one leaves',
  refused: 'a message that must wait until half of all bytes are free again',
} as const

type Operation = keyof typeof OPERATIONS

interface Case {
  readonly operation: Operation
  readonly algorithm: RateLimitAlgorithm
  readonly records: number
}

interface Result extends Case {
  /** Checks a second. */
  readonly perSecond: number
  /** What a check costs, as a multiple of what it costs with the fewest records. */
  readonly cost: number
  /** How many times as fast as the sliding window at the same. */
  readonly againstWindow: number
}

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '201' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) console.log(USAGE)
else benchmark(Number(values.rounds), values.json)

function benchmark(rounds: number, file: string | undefined): void {
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Error('--rounds takes a whole number from 1')
  }
  const results = measureAll(rounds)
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}`
  console.log(`Checks a second, median of ${rounds} rounds; ${machine}`)
  for (const operation of ['passes', 'refused'] as const) printTable(operation, results)
  if (file === undefined) return
  const report = { benchmark: 'limiter', machine, rounds, results }
  writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`)
}

function measureAll(rounds: number): Result[] {
  const cases = (['passes', 'refused'] as const).flatMap((operation) =>
    ALGORITHMS.flatMap((algorithm) =>
      RECORDS.map((records): Case => ({ operation, algorithm, records })),
    ),
  )
  const measured = measure(cases.map(createSubject), { rounds, roundMs: ROUND_MS })
  const measurementOf = (wanted: Case): Measurement => {
    const found = measured.find(({ name }) => name === nameOf(wanted))
    if (found === undefined) throw new Error(`${nameOf(wanted)} was not measured`)
    return found
  }
  return cases.map((each): Result => {
    const { operation, algorithm, records } = each
    const measurement = measurementOf(each)
    return {
      operation,
      algorithm,
      records,
      perSecond: medianRate(measurement),
      cost: medianRatio(measurementOf({ operation, algorithm, records: FEWEST }), measurement),
      againstWindow: medianRatio(
        measurement,
        measurementOf({ operation, algorithm: 'sliding-window', records }),
      ),
    }
  })
}

function nameOf({ operation, algorithm, records }: Case): string {
  return `${algorithm} with ${records} records: ${operation}`
}

function createSubject(each: Case): Subject {
  const { operation, algorithm, records } = each
  const name = nameOf(each)
  const stepMs = WINDOW_MS / records
  // Full for the one, half full for the other.
  const room = operation === 'refused' ? 1 : 2
  let now = 0
  const limiter = createRateLimiter(
    {
      algorithm,
      maxMessagesPerSecond: 2 * records,
      maxBytesPerSecond: room * records * MESSAGE_BYTES,
      burstSize: 2 * records,
      windowMs: WINDOW_MS,
    },
    { now: () => now },
  )
  const pass = (): void => {
    now += stepMs
    if (!limiter.checkAndRecord(MESSAGE_BYTES).ok) throw new Error(`${name}: refused`)
  }
  for (let count = 0; count < records; count += 1) pass()
  requireRecords(limiter, each)
  if (operation === 'passes') return { name, run: (times) => repeat(times, pass) }
  // A bucket has refilled meanwhile.
  while (limiter.checkAndRecord(MESSAGE_BYTES).ok);
  const half = (records / 2) * MESSAGE_BYTES
  const refuse = (): void => {
    if (limiter.check(half).ok) throw new Error(`${name}: passed`)
  }
  return { name, run: (times) => repeat(times, refuse) }
}

/** A benchmark of a window that does not hold what it says would measure something else. */
function requireRecords(limiter: MessageLimiter, { algorithm, records }: Case): void {
  const { messagesInWindow, totalMessages } = limiter.getStats()
  const held = algorithm === 'sliding-window' ? messagesInWindow : totalMessages
  if (held !== records) throw new Error(`${held} records instead of ${records}`)
}

function repeat(times: number, operation: () => void): void {
  for (let time = 0; time < times; time += 1) operation()
}

function printTable(operation: Operation, results: readonly Result[]): void {
  console.log(`\n${operation}: ${OPERATIONS[operation]}`)
  console.log(
    row('records', ...ALGORITHMS.flatMap((algorithm) => [algorithm, 'cost']), 'bucket / window'),
  )
  for (const records of RECORDS) {
    const [window, bucket] = ALGORITHMS.map((algorithm) =>
      results.find(
        (each) =>
          each.operation === operation && each.algorithm === algorithm && each.records === records,
      ),
    )
    if (window === undefined || bucket === undefined) continue
    console.log(
      row(
        whole(records),
        whole(window.perSecond),
        ratio(window.cost),
        whole(bucket.perSecond),
        ratio(bucket.cost),
        ratio(bucket.againstWindow),
      ),
    )
  }
}

function row(records: string, ...cells: readonly string[]): string {
  const widths = [16, 8, 16, 8, 18]
  return (
    records.padStart(9) + cells.map((cell, index) => cell.padStart(widths[index] ?? 0)).join('')
  )
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US')
}

function ratio(value: number): string {
  return `${value.toFixed(2)}x`
}
