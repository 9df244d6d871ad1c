import { createRateLimiter, type MessageLimiter, type RateLimitConfig } from '@tx2-link/core'

/** A message of the recording as it wanted to go, before any limiter had its say. */
export interface Ask {
  /** Milliseconds on the source's clock. */
  readonly time: number
  readonly bytes: number
  /** World state: while one waits, later ones go with it instead of after it. */
  readonly isState: boolean
}

export interface ReplayResult {
  /** Messages that had to wait, and went. */
  readonly held: number
  /** Ticks that went with a message that waited, instead of in one of their own. */
  readonly coalesced: number
  /** Messages and ticks that could not go at once. */
  readonly refused: number
  readonly longestWaitMs: number
}

interface Waiting {
  readonly since: number
  bytes: number
  hadToWait: boolean
}

/**
 * What these asks, in order of time, would have met under other settings: the same messages through
 * the limiter that sends them, on a clock of the recording. Asks before `from` only fill the window.
 * Throws what the limiter throws for impossible settings. It is an estimate: a delta that waits is
 * taken to grow by the whole size of those that join it, although both may name the same fields.
 */
export function replayAsks(
  asks: readonly Ask[],
  config: RateLimitConfig,
  from: number,
  until: number,
): ReplayResult {
  const replay = new Replay(config, from)
  for (const ask of asks) {
    replay.advance(ask.time)
    replay.ask(ask)
  }
  replay.advance(until)
  return replay.result(until)
}

class Replay {
  readonly #limiter: MessageLimiter
  readonly #from: number
  #now = Number.NEGATIVE_INFINITY
  #state: Waiting | undefined
  #others: Waiting[] = []
  #retryAt = Number.POSITIVE_INFINITY
  #held = 0
  #coalesced = 0
  #refused = 0
  #longestWaitMs = 0

  constructor(config: RateLimitConfig, from: number) {
    this.#limiter = createRateLimiter(config, { now: () => this.#now })
    this.#from = from
  }

  /** Runs the retries that fall due on the way. */
  advance(time: number): void {
    while (this.#retryAt <= time) {
      this.#now = Math.max(this.#now, this.#retryAt)
      this.#retryAt = Number.POSITIVE_INFINITY
      this.#sendWaiting()
    }
    this.#now = Math.max(this.#now, time)
  }

  ask({ bytes, isState }: Ask): void {
    if (isState && this.#state !== undefined) {
      this.#state.bytes += bytes
      if (this.#counts) {
        this.#coalesced += 1
        this.#refused += 1
      }
      return
    }
    const waiting: Waiting = { since: this.#now, bytes, hadToWait: false }
    if (isState) this.#state = waiting
    else this.#others.push(waiting)
    if (this.#retryAt === Number.POSITIVE_INFINITY) this.#sendWaiting()
    else this.#refuse(waiting)
  }

  result(until: number): ReplayResult {
    let longestWaitMs = this.#longestWaitMs
    for (const waiting of this.#allWaiting()) {
      longestWaitMs = Math.max(longestWaitMs, until - waiting.since)
    }
    return {
      held: this.#held,
      coalesced: this.#coalesced,
      refused: this.#refused,
      longestWaitMs,
    }
  }

  get #counts(): boolean {
    return this.#now >= this.#from
  }

  #allWaiting(): Waiting[] {
    return this.#state === undefined ? this.#others : [this.#state, ...this.#others]
  }

  /** State goes first, as the sender keeps the room for it. */
  #sendWaiting(): void {
    let sent = 0
    const queue = this.#allWaiting()
    for (const waiting of queue) {
      if (!this.#send(waiting)) break
      sent += 1
    }
    if (sent > 0 && this.#state !== undefined) {
      this.#state = undefined
      sent -= 1
    }
    this.#others = this.#others.slice(sent)
  }

  #send(waiting: Waiting): boolean {
    const decision = this.#limiter.checkAndRecord(waiting.bytes)
    if (!decision.ok) {
      this.#refuse(waiting)
      this.#retryAt = this.#now + decision.retryAfterMs
      return false
    }
    if (waiting.hadToWait && this.#counts) {
      this.#held += 1
      this.#longestWaitMs = Math.max(this.#longestWaitMs, this.#now - waiting.since)
    }
    return true
  }

  /** Asking again later is the same refusal. */
  #refuse(waiting: Waiting): void {
    if (!waiting.hadToWait && this.#counts) this.#refused += 1
    waiting.hadToWait = true
  }
}
