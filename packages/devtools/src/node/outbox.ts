import type { Clock, Transport } from '@tx2-link/core'
import { joinFrames } from '../relay/wire/batch.ts'
import { MAX_FRAME_BYTES } from '../relay/wire/protocol.ts'

/** Frames leave together: after this long, in ms, or once there are so many bytes of them. */
const FLUSH_AFTER_MS = 8
const FLUSH_BYTES = 64 * 1024

/** What answers may take beyond the limit, so that a flood of events does not lose them. */
const RESERVE_BYTES = 256 * 1024

/** What goes to one inspector, never more of it waiting than the limit: what does not fit is refused. */
export class Outbox {
  readonly #transport: Pick<Transport, 'send' | 'bufferedBytes'>
  readonly #maxBufferedBytes: number
  readonly #clock: Clock
  #frames: Uint8Array[] = []
  #byteLength = 0
  #cancelFlush: (() => void) | undefined

  constructor(
    transport: Pick<Transport, 'send' | 'bufferedBytes'>,
    maxBufferedBytes: number,
    clock: Clock,
  ) {
    this.#transport = transport
    this.#maxBufferedBytes = maxBufferedBytes
    this.#clock = clock
  }

  /** Bytes that wait here and in the socket. */
  get waitingBytes(): number {
    return this.#byteLength + this.#transport.bufferedBytes
  }

  /** Whether so much has left that it is worth going on after frames were refused. */
  get isDrained(): boolean {
    return this.waitingBytes <= this.#maxBufferedBytes / 4
  }

  /** False when there is no room. A frame larger than the whole limit passes when nothing waits. */
  push(frame: Uint8Array): boolean {
    return this.#take(frame, this.#maxBufferedBytes)
  }

  /** The same with a reserve, for what must not be lost to events. */
  pushAnswer(frame: Uint8Array): boolean {
    return this.#take(frame, this.#maxBufferedBytes + RESERVE_BYTES)
  }

  flush(): void {
    this.#cancelFlush?.()
    this.#cancelFlush = undefined
    if (this.#frames.length === 0) return
    const batch = joinFrames(this.#frames)
    this.#frames = []
    this.#byteLength = 0
    this.#transport.send(batch)
  }

  /** Forgets what waits: the inspector is gone. */
  clear(): void {
    this.#cancelFlush?.()
    this.#cancelFlush = undefined
    this.#frames = []
    this.#byteLength = 0
  }

  #take(frame: Uint8Array, limit: number): boolean {
    if (frame.length > MAX_FRAME_BYTES) return false
    const waiting = this.waitingBytes
    if (waiting > 0 && waiting + frame.length > limit) return false
    this.#frames.push(frame)
    this.#byteLength += frame.length
    if (this.#byteLength >= FLUSH_BYTES) this.flush()
    else this.#cancelFlush ??= this.#clock.schedule(FLUSH_AFTER_MS, () => this.flush())
    return true
  }
}
