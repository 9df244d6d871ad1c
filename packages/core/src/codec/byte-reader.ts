import { DecodeBudget } from './budget.ts'
import { malformed } from './codec-error.ts'
import type { DecodeLimits } from './limits.ts'
import { NameCache } from './name-cache.ts'
import { decodeUtf8 } from './utf8.ts'

const NO_BYTES = new Uint8Array(0)
const NO_VIEW = new DataView(NO_BYTES.buffer)

/**
 * The input beneath the readers of binary formats, and the budget of what is made of it.
 * Throws LinkError `malformed` or `limit-exceeded`.
 */
export abstract class ByteReader {
  /** Where the next value begins. */
  position = 0
  protected readonly budget: DecodeBudget
  protected bytes: Uint8Array = NO_BYTES
  protected view: DataView = NO_VIEW
  readonly #names = new NameCache()

  constructor(limits: DecodeLimits) {
    this.budget = new DecodeBudget(limits)
  }

  start(bytes: Uint8Array): void {
    this.budget.start(bytes)
    // Always a plain Uint8Array: a Buffer would make every access to it polymorphic.
    this.bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.position = 0
  }

  /** Lets go of the input. */
  release(): void {
    this.bytes = NO_BYTES
    this.view = NO_VIEW
  }

  /** Leaves what was opened last. */
  close(): void {
    this.budget.leave()
  }

  /** Draws on the budget for a collection that is about to be made. */
  takeCollection(): void {
    this.budget.takeCollection(this.position)
  }

  /** Draws on the budget for a name's place in a map; see {@link DecodeBudget.takeName}. */
  takeName(name: string, numericNames: number): number {
    return this.budget.takeName(name, numericNames, this.position)
  }

  protected readByte(): number {
    const byte = this.bytes[this.position]
    if (byte === undefined) throw malformed('the input ends too early', this.position)
    this.position += 1
    return byte
  }

  /** Throws unless so many bytes are left; the fault is told to lie at the given place. */
  protected need(count: number, at: number): void {
    const left = this.bytes.length - this.position
    if (count > left) throw malformed(`${count} bytes are needed and ${left} are left`, at)
  }

  /** Passes over so many bytes and returns where they begin. */
  protected advance(count: number): number {
    const start = this.position
    this.need(count, start)
    this.position = start + count
    return start
  }

  protected takeText(length: number): string {
    const start = this.advance(length)
    return decodeUtf8(this.bytes, start, start + length)
  }

  /** A text that is likely to come again. */
  protected takeNameText(length: number): string {
    const start = this.advance(length)
    return this.#names.read(this.bytes, start, start + length)
  }
}
