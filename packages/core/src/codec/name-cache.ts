import { decodeUtf8 } from './utf8.ts'

const SLOTS = 512
const MAX_LENGTH = 32

/**
 * Turns the bytes of names that recur into one and the same text, so that a change costs no new text.
 * Each name has one slot, and a newcomer takes it: 20 KiB at the most, whatever names a peer invents.
 */
export class NameCache {
  readonly #bytes = new Uint8Array(SLOTS * MAX_LENGTH)
  readonly #lengths = new Uint8Array(SLOTS)
  readonly #texts: string[] = Array.from({ length: SLOTS }, () => '')

  /** Throws LinkError `malformed` when the bytes are not UTF-8, with the offset at which they lie in the input. */
  read(bytes: Uint8Array, start: number, end: number, offset: number = start): string {
    const length = end - start
    if (length > MAX_LENGTH) return decodeUtf8(bytes, start, end, offset)
    let hash = length
    for (let index = start; index < end; index += 1) {
      hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x0100_0193)
    }
    const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1)
    if (this.#holds(slot, bytes, start, length)) return this.#texts[slot] ?? ''
    const text = decodeUtf8(bytes, start, end, offset)
    for (let index = 0; index < length; index += 1) {
      this.#bytes[slot * MAX_LENGTH + index] = bytes[start + index] ?? 0
    }
    this.#lengths[slot] = length
    this.#texts[slot] = text
    return text
  }

  #holds(slot: number, bytes: Uint8Array, start: number, length: number): boolean {
    if (this.#lengths[slot] !== length) return false
    const base = slot * MAX_LENGTH
    for (let index = 0; index < length; index += 1) {
      if (this.#bytes[base + index] !== bytes[start + index]) return false
    }
    return true
  }
}
