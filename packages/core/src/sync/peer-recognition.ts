import type { SyncConfig } from './config.ts'

/** `absent` without a connection, `unknown` until the peer has greeted or the time to greet is over. */
export type PeerKind = 'absent' | 'unknown' | 'plain' | 'greeted'

/** Finds out, anew on each connection, whether the peer is one that greets. */
export class PeerRecognition {
  readonly #config: Pick<SyncConfig, 'role' | 'clock' | 'greetingTimeoutMs'>
  readonly #foundPlain: () => void
  #kind: PeerKind = 'absent'
  #cancelTimeout: (() => void) | undefined

  constructor(
    config: Pick<SyncConfig, 'role' | 'clock' | 'greetingTimeoutMs'>,
    foundPlain: () => void,
  ) {
    this.#config = config
    this.#foundPlain = foundPlain
  }

  get kind(): PeerKind {
    return this.#kind
  }

  get isGreeted(): boolean {
    return this.#kind === 'greeted'
  }

  get isKnown(): boolean {
    return this.#kind === 'plain' || this.#kind === 'greeted'
  }

  /** Where greetings may be lost, `isOrdered` is false and silence does not mean that the peer knows none. */
  connectionOpened(isOrdered: boolean): void {
    const { role, clock, greetingTimeoutMs } = this.#config
    this.#kind = role === undefined ? 'plain' : 'unknown'
    if (role === undefined || !isOrdered) return
    this.#cancelTimeout = clock.schedule(greetingTimeoutMs, () => this.#timeIsOver())
  }

  connectionClosed(): void {
    this.#cancelTimeout?.()
    this.#kind = 'absent'
  }

  /** Whether this greeting is the connection's first. */
  greeted(): boolean {
    const isFirst = this.#kind !== 'greeted'
    this.#cancelTimeout?.()
    this.#kind = 'greeted'
    return isFirst
  }

  #timeIsOver(): void {
    if (this.#kind !== 'unknown') return
    this.#kind = 'plain'
    this.#foundPlain()
  }
}
