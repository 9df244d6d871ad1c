/** Room that is made for the first bytes of a frame, before it is known that more come. */
const FIRST_ROOM_BYTES = 1024

/**
 * The content of a frame that came in part. Its room doubles as bytes come and ends at exactly the
 * declared length: each byte is moved at most twice on average, and a peer that declares much and
 * sends little makes us hold little.
 */
export class PartialFrame {
  readonly #length: number
  #room: Uint8Array
  #filled = 0

  constructor(length: number) {
    this.#length = length
    this.#room = new Uint8Array(Math.min(length, FIRST_ROOM_BYTES))
  }

  get missingBytes(): number {
    return this.#length - this.#filled
  }

  get roomBytes(): number {
    return this.#room.length
  }

  /** What came; once nothing is missing, the whole content in memory of its own. */
  get bytes(): Uint8Array {
    return this.#room
  }

  /** Takes at most `missingBytes` more. */
  append(piece: Uint8Array): void {
    const needed = this.#filled + piece.length
    if (needed > this.#room.length) {
      const room = new Uint8Array(Math.min(this.#length, Math.max(needed, this.#room.length * 2)))
      room.set(this.#room.subarray(0, this.#filled))
      this.#room = room
    }
    this.#room.set(piece, this.#filled)
    this.#filled = needed
  }
}
