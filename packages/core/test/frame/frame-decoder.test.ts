import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FrameDecoder, type FrameOutcome } from '../../src/frame/frame-decoder.ts'
import { encodeFrame, encodeFrameHeader } from '../../src/frame/encode-frame.ts'

/** What comes of a stream that is cut where `cuts` say. */
function decodeInPieces(
  stream: Uint8Array,
  cuts: readonly number[],
  decoder = new FrameDecoder(),
): FrameOutcome[] {
  const outcomes: FrameOutcome[] = []
  const bounds = [0, ...cuts.toSorted((left, right) => left - right), stream.length]
  for (let i = 1; i < bounds.length; i += 1) {
    decoder.push(stream.slice(bounds[i - 1], bounds[i]))
    for (let next = decoder.next(); next !== undefined; next = decoder.next()) outcomes.push(next)
  }
  const fault = decoder.end()
  return fault === undefined ? outcomes : [...outcomes, fault]
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]))
}

function contents(outcomes: readonly FrameOutcome[]): (Uint8Array | string)[] {
  return outcomes.map((outcome) => (outcome.ok ? outcome.bytes : outcome.reason))
}

const anyMessages = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 })
const anyCuts = fc.array(fc.nat(600), { maxLength: 30 })

function cutsWithin(stream: Uint8Array, cuts: readonly number[]): number[] {
  return cuts.map((cut) => cut % (stream.length + 1))
}

describe('FrameDecoder', () => {
  it('[E1] reads a length of four bytes, least significant first, and the content behind it', () => {
    const stream = Uint8Array.of(3, 0, 0, 0, 7, 8, 9, 0, 0, 0, 0, 1, 0, 0, 0, 255)
    expect(contents(decodeInPieces(stream, []))).toEqual([
      Uint8Array.of(7, 8, 9),
      new Uint8Array(),
      Uint8Array.of(255),
    ])
    expect(encodeFrame(Uint8Array.of(7, 8, 9))).toEqual(stream.slice(0, 7))
    expect(encodeFrameHeader(0x01020304)).toEqual(Uint8Array.of(4, 3, 2, 1))
  })

  it('[E2] gives the same frames however the stream is cut', () => {
    fc.assert(
      fc.property(anyMessages, anyCuts, (messages, cuts) => {
        const stream = join(messages.map((message) => encodeFrame(message)))
        const whole = contents(decodeInPieces(stream, cutsWithin(stream, cuts)))
        expect(whole).toEqual(messages)
      }),
    )
  })

  it('[E2] gives the same frames when several chunks wait before they are read', () => {
    fc.assert(
      fc.property(anyMessages, fc.integer({ min: 1, max: 9 }), (messages, size) => {
        const stream = join(messages.map((message) => encodeFrame(message)))
        const decoder = new FrameDecoder()
        for (let at = 0; at < stream.length; at += size) {
          decoder.push(stream.slice(at, at + size))
        }
        expect(decoder.heldBytes).toBe(stream.length)
        const outcomes: FrameOutcome[] = []
        for (let next = decoder.next(); next !== undefined; next = decoder.next()) {
          outcomes.push(next)
        }
        expect(contents(outcomes)).toEqual(messages)
        expect(decoder.heldBytes).toBe(0)
      }),
    )
  })

  it('[E3] tells a frame above the limit once, drops its content, and goes on with the next', () => {
    fc.assert(
      fc.property(anyMessages, anyCuts, fc.integer({ min: 1, max: 39 }), (messages, cuts, most) => {
        const stream = join(messages.map((message) => encodeFrame(message)))
        const decoder = new FrameDecoder(most)
        expect(contents(decodeInPieces(stream, cutsWithin(stream, cuts), decoder))).toEqual(
          messages.map((message) => (message.length > most ? 'oversized' : message)),
        )
      }),
    )
  })

  it('[E3] a frame at the limit is taken, one byte more is a LinkError with the offset of the frame', () => {
    const stream = join([10, 11].map((length) => encodeFrame(new Uint8Array(length))))
    const [first, second, ...others] = decodeInPieces(stream, [], new FrameDecoder(10))
    expect(first).toEqual({ ok: true, bytes: new Uint8Array(10) })
    expect(second).toMatchObject({
      ok: false,
      reason: 'oversized',
      error: {
        code: 'limit-exceeded',
        offset: 14,
        message: 'a frame declares 11 bytes, at most 10 are taken (at byte 14)',
      },
    })
    expect(others).toEqual([])
  })

  it('[E3] the limit is 64 MiB unless given', () => {
    const decoder = new FrameDecoder()
    const most = 64 * 1024 * 1024
    decoder.push(encodeFrameHeader(most))
    expect(decoder.next()).toBeUndefined()
    decoder.clear()
    decoder.push(encodeFrameHeader(most + 1, most + 1))
    expect(decoder.next()).toMatchObject({ reason: 'oversized' })
    expect(() => encodeFrameHeader(most + 1)).toThrow(
      expect.objectContaining({ code: 'limit-exceeded' }),
    )
  })

  it('[E3] four GiB that are declared are passed over without being held (flaws 24, 25)', () => {
    const decoder = new FrameDecoder()
    decoder.push(encodeFrameHeader(2 ** 32 - 1, 2 ** 32 - 1))
    expect(decoder.next()).toMatchObject({ ok: false, reason: 'oversized' })
    const chunk = new Uint8Array(16 * 1024 * 1024)
    for (let i = 0; i < 255; i += 1) {
      decoder.push(chunk)
      expect(decoder.next()).toBeUndefined()
      expect(decoder.heldBytes).toBe(0)
    }
    decoder.push(chunk.subarray(1))
    decoder.push(encodeFrame(Uint8Array.of(5)))
    expect(decoder.next()).toEqual({ ok: true, bytes: Uint8Array.of(5) })
  })

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 32])(
    '[E3] refuses %d as a limit',
    (limit) => {
      const refusal = expect.objectContaining({ code: 'invalid-config' })
      expect(() => new FrameDecoder(limit)).toThrow(refusal)
      expect(() => encodeFrame(new Uint8Array(), limit)).toThrow(refusal)
    },
  )

  it('[E4] holds at most twice what came of a frame, whatever it declares', () => {
    const decoder = new FrameDecoder()
    decoder.push(encodeFrameHeader(64 * 1024 * 1024))
    decoder.next()
    expect(decoder.heldBytes).toBeLessThanOrEqual(1024)
    const piece = new Uint8Array(3000)
    for (let came = piece.length; came < 2_000_000; came += piece.length) {
      decoder.push(piece)
      expect(decoder.next()).toBeUndefined()
      expect(decoder.heldBytes).toBeLessThanOrEqual(2 * came)
    }
  })

  it('[E4] a message that comes byte by byte is not copied again with each of them', () => {
    const message = Uint8Array.from({ length: 65_536 }, (_, index) => (index * 7) & 255)
    const decoder = new FrameDecoder()
    const stream = encodeFrame(message)
    let whole: FrameOutcome | undefined
    // Each size that the room had was one copy.
    const rooms = new Set<number>()
    for (let at = 0; at < stream.length; at += 1) {
      decoder.push(stream.subarray(at, at + 1))
      whole ??= decoder.next()
      rooms.add(decoder.heldBytes)
    }
    expect(whole).toEqual({ ok: true, bytes: message })
    expect(rooms.size).toBeLessThan(10)
    expect(decoder.heldBytes).toBe(0)
  })

  it("[E4] gives content in memory of its own, neither the stream's nor larger than itself", () => {
    const stream = Buffer.from(
      join([1, 2].map((value) => encodeFrame(Uint8Array.of(value, value)))),
    )
    for (const cuts of [[], [5], [2, 5, 9]]) {
      const outcomes = decodeInPieces(stream, cuts)
      for (const outcome of outcomes) {
        const { bytes } = outcome as { bytes: Uint8Array }
        expect(bytes.buffer.byteLength).toBe(bytes.length)
        expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype)
        bytes.fill(0)
      }
    }
    expect(contents(decodeInPieces(stream, []))).toEqual([Uint8Array.of(1, 1), Uint8Array.of(2, 2)])
  })

  it('[E5] a stream that ends between frames ends without a fault', () => {
    const stream = encodeFrame(Uint8Array.of(1, 2, 3))
    expect(decodeInPieces(new Uint8Array(), [])).toEqual([])
    expect(contents(decodeInPieces(stream, []))).toEqual([Uint8Array.of(1, 2, 3)])
  })

  it.each([1, 2, 3, 4, 5, 6])(
    '[E5] a stream that ends %d bytes into a frame ends with a fault',
    (end) => {
      const stream = encodeFrame(Uint8Array.of(1, 2, 3))
      const twice = join([stream, stream.slice(0, end)])
      expect(decodeInPieces(twice, [])).toMatchObject([
        { ok: true },
        { ok: false, reason: 'truncated', error: { code: 'malformed', offset: 7 } },
      ])
    },
  )

  it('[E5] a stream that ends within an oversized frame ends with a fault as well', () => {
    const decoder = new FrameDecoder(2)
    const outcomes = decodeInPieces(Uint8Array.of(3, 0, 0, 0, 1), [], decoder)
    expect(contents(outcomes)).toEqual(['oversized', 'truncated'])
  })

  it('[E5] after its end, or when it is cleared, a decoder begins anew', () => {
    const decoder = new FrameDecoder()
    const stream = encodeFrame(Uint8Array.of(1, 2, 3))
    decoder.push(stream.slice(0, 5))
    decoder.next()
    decoder.clear()
    expect(decoder.end()).toBeUndefined()
    decoder.push(stream.slice(0, 6))
    decoder.next()
    expect(decoder.end()).toMatchObject({ reason: 'truncated' })
    decoder.push(stream)
    expect(decoder.next()).toEqual({ ok: true, bytes: Uint8Array.of(1, 2, 3) })
  })
})
