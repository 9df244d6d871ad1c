const BUCKET_MS = 100
const BUCKETS = 10

/** Sums over the last second, in buckets of 100 ms. Its memory is fixed. */
export class RateMeter {
  readonly #sums = new Float64Array(BUCKETS)
  #bucket = 0

  add(amount: number, now: number): void {
    this.#advance(now)
    const index = this.#bucket % BUCKETS
    this.#sums[index] = (this.#sums[index] ?? 0) + amount
  }

  perSecond(now: number): number {
    this.#advance(now)
    let sum = 0
    for (const bucket of this.#sums) sum += bucket
    return sum
  }

  #advance(now: number): void {
    const bucket = Math.floor(now / BUCKET_MS)
    if (bucket - this.#bucket >= BUCKETS) this.#sums.fill(0)
    else for (let at = this.#bucket + 1; at <= bucket; at += 1) this.#sums[at % BUCKETS] = 0
    if (bucket > this.#bucket) this.#bucket = bucket
  }
}
