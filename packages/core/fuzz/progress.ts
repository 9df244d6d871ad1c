const PERIOD_MS = 30_000

/** Says on standard error, every half minute, how far the workers are. */
export class Progress {
  readonly #inputs: number
  readonly #tried: number[]
  readonly #started = performance.now()
  readonly #timer: NodeJS.Timeout

  constructor(inputs: number, workers: number) {
    this.#inputs = inputs
    this.#tried = Array.from({ length: workers }, () => 0)
    this.#timer = setInterval(() => console.error(this.#line()), PERIOD_MS)
  }

  get seconds(): number {
    return (performance.now() - this.#started) / 1000
  }

  /** A worker is at this index, and every so many of those before were its own. */
  note(worker: number, at: number): void {
    this.#tried[worker] = Math.min(at, this.#inputs) / this.#tried.length
  }

  end(): void {
    clearInterval(this.#timer)
  }

  #line(): string {
    const tried = Math.round(this.#tried.reduce((sum, count) => sum + count, 0))
    const share = (100 * tried) / this.#inputs
    const rate = Math.round(tried / this.seconds)
    return `${share.toFixed(1)} %: ${inWords(tried)} inputs, ${inWords(rate)} a second`
  }
}

function inWords(count: number): string {
  return count.toLocaleString('en')
}
