import { type CloseReason, LinkCloseCode } from '@tx2-link/core'

/** A check that comes later than this counts as this much, in ms: a server that was stopped was not kept waiting. */
const MAX_COUNTED_MS = 1_000

export interface PatienceLimits {
  /** Silence of a peer that must answer after which it counts as gone, in ms of running time. */
  readonly idleTimeoutMs: number
  /** How long more than `maxBufferedBytes` may wait for a peer without a pause, in ms of running time. */
  readonly slowTimeoutMs: number
  readonly maxBufferedBytes: number
}

/** How a peer is now. */
export interface PeerCondition {
  /** When there was a sign of life last, in ms of the clock. */
  readonly heardAt: number
  /** False for a peer whose silence means nothing. */
  readonly mustAnswer: boolean
  readonly bufferedBytes: number
}

/** Finds a peer that is gone, or does not take what it is sent: neither may hold a place and memory for ever. */
export class PeerPatience {
  readonly #limits: PatienceLimits
  #checkedAt: number
  #heardAt: number
  #silentMs = 0
  #fullMs = 0

  /** `now` in ms of the clock. */
  constructor(limits: PatienceLimits, now: number) {
    this.#limits = limits
    this.#checkedAt = now
    this.#heardAt = now
  }

  /** Why the peer is to be closed; undefined while it is not. */
  check(
    now: number,
    { heardAt, mustAnswer, bufferedBytes }: PeerCondition,
  ): CloseReason | undefined {
    const { idleTimeoutMs, slowTimeoutMs, maxBufferedBytes } = this.#limits
    const elapsed = Math.min(now - this.#checkedAt, MAX_COUNTED_MS)
    this.#checkedAt = now
    this.#silentMs = heardAt > this.#heardAt ? 0 : this.#silentMs + elapsed
    this.#heardAt = heardAt
    this.#fullMs = bufferedBytes > maxBufferedBytes ? this.#fullMs + elapsed : 0
    if (this.#fullMs >= slowTimeoutMs) {
      const text = `more than ${maxBufferedBytes} bytes waited for ${slowTimeoutMs} ms`
      return { code: LinkCloseCode.tooSlow, text }
    }
    if (!mustAnswer || this.#silentMs < idleTimeoutMs) return undefined
    return { code: LinkCloseCode.silent, text: `nothing was heard for ${idleTimeoutMs} ms` }
  }
}
