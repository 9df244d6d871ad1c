/**
 * A bucket of whole tokens that refills at an even rate and holds `capacity` at most.
 *
 * What was taken since an anchor is a whole number, and what came back since then one product, so
 * that no fraction of a token is dropped and no error adds up, however often and when it is asked.
 */
export class TokenBucket {
  #capacity: number
  #perSecond: number
  /** From when on tokens come back, in ms; a bucket that nobody took from has been full for ever. */
  #anchor = Number.NEGATIVE_INFINITY
  /** Part of a token that had come back at the anchor already. */
  #fraction = 0
  /** Tokens taken since the anchor, and those that were missing at it. */
  #taken = 0

  constructor(capacity: number, perSecond: number) {
    this.#capacity = capacity
    this.#perSecond = perSecond
  }

  /** Whole tokens that the bucket lacks; 0 when it is full. More than it holds after `configure`. */
  missing(now: number): number {
    return Math.max(0, this.#taken - this.#refilled(now))
  }

  /** Whole tokens in the bucket; below 0 when it was made smaller than what it lacks. */
  available(now: number): number {
    return this.#capacity - this.missing(now)
  }

  /** What a taker of `count` must find here; one who wants more than a full bucket, all of it. */
  price(count: number): number {
    return Math.min(count, this.#capacity)
  }

  take(count: number, now: number): void {
    if (this.missing(now) === 0) {
      this.#anchor = now
      this.#fraction = 0
      this.#taken = count
    } else {
      this.#taken += count
    }
  }

  /** The first moment, in ms and not before `now`, at which `count` tokens are here. */
  availableAt(count: number, now: number): number {
    const wanted = this.#taken + count - this.#capacity
    if (this.#refilled(now) >= wanted) return now
    let time = this.#anchor + ((wanted - this.#fraction) * 1000) / this.#perSecond
    // The sum may round down to a moment at which the last token is not here yet.
    for (let step = spacing(time); this.#refilled(time) < wanted; step *= 2) time += step
    return time
  }

  /** Other limits from now on. What is missing stays missing, to the fraction of a token. */
  configure(capacity: number, perSecond: number, now: number): void {
    const missing = this.missing(now)
    this.#fraction = missing === 0 ? 0 : this.#progress(now) - this.#refilled(now)
    this.#anchor = now
    this.#taken = missing
    this.#capacity = capacity
    this.#perSecond = perSecond
  }

  fill(): void {
    this.#fraction = 0
    this.#taken = 0
  }

  /** Tokens that came back since the anchor, whole ones. */
  #refilled(now: number): number {
    const exact = this.#progress(now)
    // Doubles make 28.999999999999996 of 0.29 a second for 100 s: within their error it is 29.
    const nearest = Math.round(exact)
    return Math.abs(exact - nearest) <= nearest * 1e-15 ? nearest : Math.floor(exact)
  }

  #progress(now: number): number {
    return this.#fraction + ((now - this.#anchor) * this.#perSecond) / 1000
  }
}

/** About the distance from a number to the next larger one. */
function spacing(value: number): number {
  return Math.max(Math.abs(value) * Number.EPSILON, Number.MIN_VALUE)
}
