/** What to do with a delta, given what is here. */
export type DeltaVerdict = 'apply' | 'duplicate' | 'gap'

/**
 * Which state of the peer's world is here, and whether a delta can be applied to it.
 * Values in deltas are absolute: a delta from B to T brings any state between B and T to exactly T.
 */
export class InboundBaseline {
  /** Timestamp of the state that is here, in ms; undefined before any. */
  #timestamp: bigint | undefined

  get timestamp(): bigint | undefined {
    return this.#timestamp
  }

  /** How a delta from `base` to `target` (both in ms) fits. */
  judge(base: bigint, target: bigint): DeltaVerdict {
    const here = this.#timestamp ?? 0n
    if (target <= here) return 'duplicate'
    return base <= here ? 'apply' : 'gap'
  }

  moveTo(timestamp: bigint): void {
    this.#timestamp = timestamp
  }

  /** Forgets the state, because the peer's world is another one now. */
  reset(): void {
    this.#timestamp = undefined
  }
}
