import { LinkError, LinkErrorCode } from '../error.ts'
import { Queue } from '../queue.ts'
import { DEFAULT_MAX_FRAME_BYTES, FRAME_HEADER_BYTES, checkFrameLimit } from './frame-limit.ts'
import { PartialFrame } from './partial-frame.ts'

/** What is wrong with a frame. */
export type FrameFault =
  /** It is larger than frames may be; its content is passed over as it comes. */
  | { readonly ok: false; readonly reason: 'oversized'; readonly error: LinkError }
  /** The stream ended within it. */
  | { readonly ok: false; readonly reason: 'truncated'; readonly error: LinkError }

/** What a stream brought next: a frame's content, in memory of its own, or what is wrong with it. */
export type FrameOutcome = { readonly ok: true; readonly bytes: Uint8Array } | FrameFault

/**
 * Cuts a stream into its frames, however the stream is cut into chunks.
 *
 * `push` what came, then call `next` until it has nothing more. A frame that declares more than
 * `maxFrameBytes` (64 MiB unless given) is told once, and costs nothing: its content is dropped as
 * it comes, and the frame behind it is the next. Held are the chunks that `next` has not reached
 * and the bytes of the one frame that is not whole yet, at most twice those that came of it:
 * a declared length alone takes no memory.
 */
export class FrameDecoder {
  readonly #maxFrameBytes: number
  readonly #chunks = new Queue<Uint8Array>()
  #chunkBytes = 0
  /** Where reading goes on in the first chunk. */
  #at = 0
  readonly #header = new Uint8Array(FRAME_HEADER_BYTES)
  readonly #headerView = new DataView(this.#header.buffer)
  #headerBytes = 0
  #partial: PartialFrame | undefined
  /** Content of an oversized frame that has yet to come. */
  #toSkip = 0
  /** Where in the stream the frame begins that is being read, in bytes. */
  #frameOffset = 0

  constructor(maxFrameBytes: number = DEFAULT_MAX_FRAME_BYTES) {
    this.#maxFrameBytes = checkFrameLimit(maxFrameBytes)
  }

  /** Bytes of memory that are kept: chunks not read yet, and the room made for an unfinished frame. */
  get heldBytes(): number {
    return this.#chunkBytes - this.#at + (this.#partial?.roomBytes ?? 0)
  }

  /** Where in the stream the frame begins that comes next, in bytes. */
  get offset(): number {
    return this.#frameOffset
  }

  /** Takes a piece of the stream, of any size. It must not change until `next` has nothing more. */
  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return
    this.#chunks.push(chunk)
    this.#chunkBytes += chunk.length
  }

  /** The next frame, or what is wrong with it; undefined until more of the stream is there. */
  next(): FrameOutcome | undefined {
    for (;;) {
      if (this.#toSkip > 0 && !this.#skip()) return undefined
      if (this.#partial !== undefined) return this.#fill(this.#partial)
      if (!this.#readHeader()) return undefined
      const length = this.#headerView.getUint32(0, true)
      this.#headerBytes = 0
      if (length > this.#maxFrameBytes) return this.#refuse(length)
      const whole = this.#wholeFrame(length)
      if (whole !== undefined) return whole
      this.#partial = new PartialFrame(length)
    }
  }

  /** The stream ended: what is wrong if that was within a frame. The decoder is then as new. */
  end(): FrameFault | undefined {
    const missing = this.#missingBytes()
    const offset = this.#frameOffset
    this.clear()
    if (missing === 0) return undefined
    const text = `the stream ended ${missing} bytes before its frame did`
    const error = new LinkError(LinkErrorCode.malformed, text, { offset })
    return { ok: false, reason: 'truncated', error }
  }

  /** Forgets what is held, as if a new stream began. */
  clear(): void {
    this.#chunks.clear()
    this.#chunkBytes = 0
    this.#at = 0
    this.#headerBytes = 0
    this.#partial = undefined
    this.#toSkip = 0
    this.#frameOffset = 0
  }

  /** Bytes that the frame being read still needs, as far as that is known. */
  #missingBytes(): number {
    if (this.#toSkip > 0) return this.#toSkip
    if (this.#partial !== undefined) return this.#partial.missingBytes
    return this.#headerBytes === 0 ? 0 : FRAME_HEADER_BYTES - this.#headerBytes
  }

  #refuse(length: number): FrameFault {
    const text = `a frame declares ${length} bytes, at most ${this.#maxFrameBytes} are taken`
    const error = new LinkError(LinkErrorCode.limitExceeded, text, { offset: this.#frameOffset })
    this.#toSkip = length
    this.#frameOffset += FRAME_HEADER_BYTES + length
    return { ok: false, reason: 'oversized', error }
  }

  /** The content, if all of it lies in the first chunk: the usual case, copied once. */
  #wholeFrame(length: number): FrameOutcome | undefined {
    if (length > 0) {
      const chunk = this.#chunks.first
      if (chunk === undefined || chunk.length - this.#at < length) return undefined
    }
    this.#frameOffset += FRAME_HEADER_BYTES + length
    return { ok: true, bytes: new Uint8Array(this.#take(length)) }
  }

  #fill(partial: PartialFrame): FrameOutcome | undefined {
    while (partial.missingBytes > 0) {
      const piece = this.#take(partial.missingBytes)
      if (piece.length === 0) return undefined
      partial.append(piece)
    }
    this.#partial = undefined
    this.#frameOffset += FRAME_HEADER_BYTES + partial.bytes.length
    return { ok: true, bytes: partial.bytes }
  }

  #readHeader(): boolean {
    while (this.#headerBytes < FRAME_HEADER_BYTES) {
      const piece = this.#take(FRAME_HEADER_BYTES - this.#headerBytes)
      if (piece.length === 0) return false
      this.#header.set(piece, this.#headerBytes)
      this.#headerBytes += piece.length
    }
    return true
  }

  #skip(): boolean {
    while (this.#toSkip > 0) {
      const piece = this.#take(this.#toSkip)
      if (piece.length === 0) return false
      this.#toSkip -= piece.length
    }
    return true
  }

  /** Up to `count` bytes from the front, a view into the first chunk; none when nothing is there. */
  #take(count: number): Uint8Array {
    const chunk = this.#chunks.first
    if (chunk === undefined) return NOTHING
    const piece = chunk.subarray(this.#at, this.#at + count)
    this.#at += piece.length
    if (this.#at === chunk.length) {
      this.#chunks.shift()
      this.#chunkBytes -= chunk.length
      this.#at = 0
    }
    return piece
  }
}

const NOTHING = new Uint8Array()
