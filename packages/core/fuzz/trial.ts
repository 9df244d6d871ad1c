import { checkExplanation, checkRoundTrip, decodeInput, type Outcome } from './check-input.ts'
import { createTally, type Finding, type Tally } from './findings.ts'
import { peakBytesOf } from './heap-peak.ts'
import { SizeClasses } from './size-classes.ts'
import type { FuzzInput } from './subject.ts'

/** An input may take so many times as long as the middle of those of its format and size. */
export const MAX_TIME_RATIO = 50
/** And so many times its bytes in memory while it is decoded, from this size on. */
export const MAX_HEAP_RATIO = 64
const MEASURED_SIZE = 64 * 1024

/** Until the engine has compiled what it will compile, times say nothing. */
const WARM_UP = 20_000
const RETRIES = 5
/** Explaining takes many times as long as decoding. */
const EXPLAINED_ONE_IN = 16
/** More findings than these say nothing new. */
const MAX_FINDINGS = 20

/** Tries inputs one after the other, and keeps what it saw. */
export class Trial {
  readonly tally: Tally = createTally()
  readonly findings: Finding[] = []
  readonly #times = new SizeClasses()
  readonly #warmUp: number

  constructor(inputs: number) {
    this.#warmUp = Math.min(WARM_UP, inputs / 2)
  }

  get isFull(): boolean {
    return this.findings.length >= MAX_FINDINGS
  }

  run(index: number, input: FuzzInput): void {
    try {
      this.#try(index, input)
    } catch (error) {
      this.#find(index, input, error instanceof Error ? error.message : String(error))
    }
  }

  /** Looks at the slowest of all, now that it is known what is usual. */
  finish(): void {
    for (const { index, input, milliseconds, median, ratio } of this.#times.judge(leastTimeOf)) {
      const where = `${describe(input)}: ${milliseconds.toFixed(4)} ms against ${median.toFixed(4)} ms`
      if (ratio > this.tally.slowestRatio) {
        this.tally.slowestRatio = ratio
        this.tally.slowestWhere = where
      }
      if (ratio > MAX_TIME_RATIO)
        this.#find(index, input, `${ratio.toFixed(0)} times as slow: ${where}`)
    }
  }

  #try(index: number, input: FuzzInput): void {
    const start = performance.now()
    const outcome = decodeInput(input)
    const milliseconds = performance.now() - start
    this.#count(input, outcome)
    const isUsual = 'value' in outcome && this.#isWhole(input, outcome.value)
    if (this.tally.inputs > this.#warmUp) {
      this.#times.note(index, input, milliseconds, isUsual, leastTimeOf)
    }
    if (input.bytes.length >= MEASURED_SIZE) this.#measureHeap(index, input)
    else if (input.subject.kind === 'message' && index % EXPLAINED_ONE_IN === 0) {
      checkExplanation(input, outcome)
    }
  }

  /** Whether a value is what most of its bytes said: those after a message nobody reads. */
  #isWhole({ subject, bytes }: FuzzInput, value: unknown): boolean {
    return 2 * checkRoundTrip(subject, value) >= bytes.length
  }

  #count({ subject: { format } }: FuzzInput, outcome: Outcome): void {
    this.tally.inputs += 1
    const counts = this.tally.byFormat[format]
    counts.inputs += 1
    if ('value' in outcome) counts.accepted += 1
    else if (outcome.refusal.code === 'limit-exceeded') counts.tooCostly += 1
  }

  #measureHeap(index: number, input: FuzzInput): void {
    const ratio = peakBytesOf(() => void decodeInput(input)) / input.bytes.length
    this.tally.large += 1
    if (ratio > this.tally.heapRatio) {
      this.tally.heapRatio = ratio
      this.tally.heapWhere = `input ${index}, ${describe(input)}`
    }
    if (ratio > MAX_HEAP_RATIO) {
      this.#find(index, input, `${ratio.toFixed(1)} times its bytes in memory`)
    }
  }

  #find(index: number, { subject, bytes }: FuzzInput, words: string): void {
    const { format, kind } = subject
    this.findings.push({ index, format, kind, bytes, words })
  }
}

/** The least that decoding takes of some further tries. */
function leastTimeOf(input: FuzzInput): number {
  let least = Infinity
  for (let retry = 0; retry < RETRIES; retry += 1) {
    const start = performance.now()
    decodeInput(input)
    least = Math.min(least, performance.now() - start)
  }
  return least
}

function describe({ subject: { format, kind }, bytes }: FuzzInput): string {
  return `${format} ${kind} of ${bytes.length.toLocaleString('en')} bytes`
}
