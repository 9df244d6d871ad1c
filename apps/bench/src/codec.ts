// How long the codecs take, beside a generic MessagePack library and the platform's JSON.
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { Decoder, Encoder } from '@msgpack/msgpack'
import { createCodec, type Message } from '@tx2-link/core'
import { type MessageTree, messageOf, treeOf } from './codec/generic-tree.ts'
import { workloads } from './codec/workloads.ts'
import { measure, type Measurement, medianRate, medianRatio, type Subject } from './measure.ts'

const USAGE = `Measures how long writing and reading messages takes, side by side.

  npm run bench:codec -- [--rounds N] [--json FILE]

  --rounds N   rounds of which the median is taken, 201 unless told
  --json FILE  writes the figures there as well`

const ROUND_MS = 4
const BASE = '@msgpack/msgpack'

/** Some way of writing and reading messages. */
interface Contender {
  readonly name: string
  readonly write: (message: Message) => Uint8Array
  readonly read: (bytes: Uint8Array) => Message
}

interface Result {
  readonly workload: string
  readonly contender: string
  readonly bytes: number
  readonly writeMicroseconds: number
  readonly readMicroseconds: number
  /** How many times as fast as the generic library with its trees. */
  readonly writeRatio: number
  readonly readRatio: number
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
  const machine = `${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}`
  console.log(`Median of ${rounds} rounds; ${machine}`)
  const results = workloads.flatMap(({ name, message }) => {
    const own = measureWorkload(name, message, rounds)
    print(name, own)
    return own
  })
  if (file === undefined) return
  const report = { benchmark: 'codec', machine, rounds, results }
  writeFileSync(file, `${JSON.stringify(report, undefined, 2)}\n`)
}

function measureWorkload(workload: string, message: Message, rounds: number): Result[] {
  const contenders = createContenders()
  const cases = contenders.map((contender) => ({ contender, bytes: writtenBy(contender, message) }))
  const options = { rounds, roundMs: ROUND_MS }
  const written = measure(
    cases.map(({ contender: { name, write } }) => subjectOf(name, () => write(message))),
    options,
  )
  const read = measure(
    cases.map(({ contender, bytes }) => subjectOf(contender.name, () => contender.read(bytes))),
    options,
  )
  const base = contenders.findIndex(({ name }) => name === BASE)
  return cases.map(({ contender, bytes }, index) => ({
    workload,
    contender: contender.name,
    bytes: bytes.length,
    writeMicroseconds: 1e6 / medianRate(at(written, index)),
    readMicroseconds: 1e6 / medianRate(at(read, index)),
    writeRatio: medianRatio(at(written, index), at(written, base)),
    readRatio: medianRatio(at(read, index), at(read, base)),
  }))
}

function createContenders(): Contender[] {
  const own = (['msgpack', 'json', 'bincode'] as const).map((format): Contender => {
    const codec = createCodec(format)
    return {
      name: format,
      write: (message) => codec.encodeMessage(message),
      read: (bytes) => codec.decodeMessage(bytes),
    }
  })
  const encoder = new Encoder({ useBigInt64: true })
  const decoder = new Decoder({ useBigInt64: true })
  return [
    ...own,
    {
      name: BASE,
      write: (message) => encoder.encode(treeOf(message)),
      read: (bytes) => messageOf(decoder.decode(bytes) as MessageTree),
    },
  ]
}

/** What the contender has to read; for the generic library, whose floats are others, what the crate would write. */
function writtenBy({ name, write, read }: Contender, message: Message): Uint8Array {
  const bytes = name === BASE ? createCodec('msgpack').encodeMessage(message) : write(message)
  if (isDeepStrictEqual(read(bytes), message)) return bytes
  throw new Error(`${name} reads another message than was written`)
}

function subjectOf(name: string, operation: () => unknown): Subject {
  return {
    name,
    run: (times) => {
      for (let time = 0; time < times; time += 1) operation()
    },
  }
}

function at(measurements: readonly Measurement[], index: number): Measurement {
  const measurement = measurements[index]
  if (measurement === undefined) throw new Error('a contender was not measured')
  return measurement
}

function print(workload: string, results: readonly Result[]): void {
  console.log(`\n${workload}`)
  console.log(row('', 'bytes', 'write', `of ${BASE}`, 'read', `of ${BASE}`))
  for (const result of results) {
    console.log(
      row(
        result.contender,
        result.bytes.toLocaleString('en-US'),
        `${result.writeMicroseconds.toFixed(0)} us`,
        `${result.writeRatio.toFixed(2)}x`,
        `${result.readMicroseconds.toFixed(0)} us`,
        `${result.readRatio.toFixed(2)}x`,
      ),
    )
  }
}

function row(name: string, ...cells: readonly string[]): string {
  return name.padEnd(18) + cells.map((cell) => cell.padStart(20)).join('')
}
