import { type DeltaChange, LinkError, LinkErrorCode, type SerializedEntity } from '@tx2-link/core'

/** How much may wait for a frame. Past either limit the store publishes at once. */
export interface PendingLimits {
  readonly maxMessages: number
  /** Changes of deltas and entities of snapshots, all together. */
  readonly maxChanges: number
}

/** Thirteen seconds of 20 messages a second; 100,000 changes. */
export const DEFAULT_PENDING_LIMITS: PendingLimits = { maxMessages: 256, maxChanges: 100_000 }

export type PendingMessage =
  | {
      readonly type: 'snapshot'
      readonly entities: readonly SerializedEntity[]
      readonly tick: number
      readonly timestamp: number
    }
  | {
      readonly type: 'delta'
      readonly changes: readonly DeltaChange[]
      readonly tick: number
      readonly timestamp: number
    }

/** Messages that arrived since the last publication. Limits that are not given are the default ones. */
export class PendingMessages {
  readonly #limits: PendingLimits
  #messages: PendingMessage[] = []
  #changes = 0

  /** Throws LinkError `invalidConfig` for limits that are not above 0. */
  constructor(limits: { readonly [Name in keyof PendingLimits]?: number | undefined } = {}) {
    const { maxMessages = DEFAULT_PENDING_LIMITS.maxMessages } = limits
    const { maxChanges = DEFAULT_PENDING_LIMITS.maxChanges } = limits
    if (!(maxMessages > 0 && maxChanges > 0)) {
      throw new LinkError(
        LinkErrorCode.invalidConfig,
        `More than 0 messages and changes wait for a frame, not ${maxMessages} and ${maxChanges}`,
      )
    }
    this.#limits = { maxMessages, maxChanges }
  }

  get isEmpty(): boolean {
    return this.#messages.length === 0
  }

  get isFull(): boolean {
    return (
      this.#messages.length >= this.#limits.maxMessages || this.#changes >= this.#limits.maxChanges
    )
  }

  add(message: PendingMessage): void {
    if (message.type === 'snapshot') {
      // It says all, so what came before it need not be applied at all.
      this.clear()
      this.#changes = message.entities.length
    } else {
      this.#changes += message.changes.length
    }
    this.#messages.push(message)
  }

  take(): readonly PendingMessage[] {
    const messages = this.#messages
    this.clear()
    return messages
  }

  clear(): void {
    this.#messages = []
    this.#changes = 0
  }
}
