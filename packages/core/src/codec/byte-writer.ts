import { BoundedCache } from './bounded-cache.ts'
import { tooDeep } from './codec-error.ts'

const FIRST_CAPACITY = 4096
/** A buffer that one large message made grow beyond this is let go after it. */
const MAX_KEPT_CAPACITY = 1024 * 1024
/** Copying fewer bytes than this one by one is faster than the call that copies them. */
const MIN_BLOCK = 32

/**
 * The growing buffer beneath the writers of binary formats: one serves all messages.
 * Throws LinkError `limit-exceeded` for what no reader would take for its depth.
 */
export abstract class ByteWriter {
  protected bytes: Uint8Array = new Uint8Array(FIRST_CAPACITY)
  protected view: DataView = new DataView(this.bytes.buffer)
  /** Where the next byte goes. */
  protected position = 0
  readonly #names = new BoundedCache<Uint8Array>()
  readonly #maxDepth: number
  #depth = 0

  constructor(maxDepth: number) {
    this.#maxDepth = maxDepth
  }

  abstract writeText(text: string): void

  start(): void {
    this.position = 0
    this.#depth = 0
  }

  /** A copy of what was written since {@link start}. */
  finish(): Uint8Array {
    const bytes = this.bytes.slice(0, this.position)
    if (this.bytes.length > MAX_KEPT_CAPACITY) this.#allocate(FIRST_CAPACITY)
    return bytes
  }

  /** Goes into what holds other values; {@link close} leaves it. */
  open(): void {
    this.#depth += 1
    if (this.#depth > this.#maxDepth) throw tooDeep(this.#maxDepth)
  }

  close(): void {
    this.#depth -= 1
  }

  /** Bytes that are in the format already. */
  writeRaw(raw: Uint8Array): void {
    const { length } = raw
    const start = this.reserve(length)
    if (length >= MIN_BLOCK) {
      this.bytes.set(raw, start)
      return
    }
    for (let index = 0; index < length; index += 1) this.bytes[start + index] = raw[index] ?? 0
  }

  /** A text that is likely to come again. */
  writeName(name: string): void {
    const known = this.#names.get(name)
    if (known !== undefined) {
      this.writeRaw(known)
      return
    }
    const start = this.position
    this.writeText(name)
    this.#names.set(name, this.bytes.slice(start, this.position))
  }

  /** Makes room for so many bytes, passes over them and returns where they begin. */
  protected reserve(count: number): number {
    const start = this.position
    const end = start + count
    if (end > this.bytes.length) this.#grow(end)
    this.position = end
    return start
  }

  #grow(needed: number): void {
    const written = this.bytes.subarray(0, this.position)
    this.#allocate(Math.max(needed, this.bytes.length * 2))
    this.bytes.set(written)
  }

  #allocate(capacity: number): void {
    this.bytes = new Uint8Array(capacity)
    this.view = new DataView(this.bytes.buffer)
  }
}
