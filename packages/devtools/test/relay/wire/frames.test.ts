import { LinkError, type Schema, defineSchema, f32, optional, string } from '@tx2-link/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinFrames, splitFrames } from '../../../src/relay/wire/batch.ts'
import { type Command, decodeCommand, encodeCommand } from '../../../src/relay/wire/command.ts'
import { encodeEvent } from '../../../src/relay/wire/encode-event.ts'
import {
  encodeDropped,
  encodePeers,
  encodeReply,
  encodeWelcome,
} from '../../../src/relay/wire/encode-server-frame.ts'
import { FrameReader } from '../../../src/relay/wire/frame-reader.ts'
import { FrameWriter } from '../../../src/relay/wire/frame-writer.ts'
import { MAX_CODES, MAX_PEERS, MAX_TEXT_BYTES } from '../../../src/relay/wire/protocol.ts'
import { LINK_COUNTS, byName } from '../../../src/source/link-counts.ts'
import type { ServerCounts } from '../../../src/source/source.ts'
import type {
  PeerEntry,
  PeerList,
  ServerFrame,
  Welcome,
} from '../../../src/relay/wire/server-frame.ts'
import { ServerFrameDecoder } from '../../../src/relay/wire/server-frame-decoder.ts'
import { config, probeEvent, record, text } from './arbitrary.ts'

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
const maybe = fc.option(finite, { nil: undefined })

const peerEntry: fc.Arbitrary<PeerEntry> = record({
  number: fc.maxSafeNat(),
  state: text,
  rttMs: maybe,
  jitterMs: maybe,
  bufferedBytes: fc.maxSafeNat(),
  counts: fc
    .array(fc.maxSafeNat(), { minLength: LINK_COUNTS.length, maxLength: LINK_COUNTS.length })
    .map((numbers) => byName((name) => numbers[LINK_COUNTS.indexOf(name)]!)),
  rateLimit: fc.option(config, { nil: undefined }),
})

const codes = fc
  .uniqueArray(fc.tuple(fc.nat(5_000), fc.maxSafeNat()), {
    maxLength: MAX_CODES,
    selector: ([code]) => code,
  })
  .map((closes) => new Map(closes))

const serverCounts: fc.Arbitrary<ServerCounts> = record({
  peers: fc.maxSafeNat(),
  admitted: fc.maxSafeNat(),
  turnedAway: fc.maxSafeNat(),
  seatsGivenUp: fc.maxSafeNat(),
  closes: codes,
  refusals: codes,
  encodings: fc.maxSafeNat(),
})

const peerList: fc.Arbitrary<PeerList> = record({
  clock: record({ now: finite, unix: finite }),
  server: serverCounts,
  peers: fc.uniqueArray(peerEntry, { maxLength: 20, selector: ({ number }) => number }),
})

const setting = fc.option(fc.double(), { nil: undefined })
const command: fc.Arbitrary<Command> = fc.oneof(
  record({
    type: fc.constantFrom('watch' as const, 'unwatch' as const, 'keyframe' as const),
    peer: fc.maxSafeNat(),
  }),
  record({
    type: fc.constant('setRateLimit' as const),
    request: fc.maxSafeNat(),
    peer: fc.maxSafeNat(),
    config: record({
      maxMessagesPerSecond: setting,
      maxBytesPerSecond: setting,
      burstSize: setting,
      windowMs: setting,
    }).map((settings) =>
      Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
    ),
  }),
)

const NO_CLIENTS: ServerCounts = {
  peers: 0,
  admitted: 0,
  turnedAway: 0,
  seatsGivenUp: 0,
  closes: new Map(),
  refusals: new Map(),
  encodings: 0,
}

const WELCOME: Welcome = {
  instance: '0123456789abcdef',
  name: 'arena server',
  format: 'json',
  schema: defineSchema({ Position: { x: f32, y: f32 }, Note: { text: optional(string) } }),
  clock: { now: 5.5, unix: 1_700_000_000_000 },
}

const serverFrame: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.tuple(fc.maxSafeNat(), probeEvent).map(([peer, event]) => encodeEvent(peer, event)),
  peerList.map(encodePeers),
  fc.constant(encodeWelcome(WELCOME)),
  fc.tuple(fc.maxSafeNat(), fc.maxSafeNat()).map(([peer, count]) => encodeDropped(peer, count)),
  fc
    .tuple(fc.maxSafeNat(), config)
    .map(([request, limits]) => encodeReply(request, { ok: true, config: limits })),
  fc
    .tuple(fc.maxSafeNat(), text)
    .map(([request, reason]) => encodeReply(request, { ok: false, reason })),
)

function decode(batch: Uint8Array): ServerFrame[] {
  const decoder = new ServerFrameDecoder()
  return Array.from(splitFrames(batch), (frame) => decoder.decode(frame))
}

/** What was thrown that is no LinkError. */
function strangeFault(read: () => unknown): unknown {
  try {
    read()
    return undefined
  } catch (error) {
    return error instanceof LinkError ? undefined : error
  }
}

describe('frames on the relay’s wire', () => {
  it('[I70] lists of peers are read as they were written', () => {
    fc.assert(
      fc.property(peerList, (list) => {
        expect(decode(encodePeers(list))).toStrictEqual([{ type: 'peers', list }])
      }),
    )
  })

  it('[I70] have the counts of a link in the order in which they are read', () => {
    expect(Object.keys(byName(() => 0))).toEqual(LINK_COUNTS)
  })

  it.each(['closes', 'refusals'] as const)(
    '[I85] name the most frequent codes of %s, and count the others together',
    (kind) => {
      const counts = new Map<number, number>()
      for (let code = 4_000; code < 4_100; code += 1) counts.set(code, code)
      const list = {
        clock: { now: 0, unix: 0 },
        server: { ...NO_CLIENTS, [kind]: counts },
        peers: [],
      }
      const [frame] = decode(encodePeers(list))
      const told = frame?.type === 'peers' ? frame.list.server[kind] : new Map<number, number>()
      expect(told.size).toBe(MAX_CODES)
      expect(told.get(4_099)).toBe(4_099)
      expect([told.has(4_036), told.has(4_037)]).toEqual([false, true])
      // 4,000 to 4,036, each as often as its number says.
      expect(told.get(0)).toBe(37 * 4_018)
    },
  )

  it('[I71] commands are read as they were written', () => {
    fc.assert(
      fc.property(command, (asked) => {
        const [frame] = splitFrames(encodeCommand(asked))
        expect(decodeCommand(frame!)).toStrictEqual(asked)
      }),
    )
  })

  it('[I72] notices of drops and answers are read as they were written', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), config, text, (peer, count, limits, reason) => {
        const batch = joinFrames([
          encodeDropped(peer, count),
          encodeReply(count, { ok: true, config: limits }),
          encodeReply(peer, { ok: false, reason }),
        ])
        expect(decode(batch)).toStrictEqual([
          { type: 'dropped', peer, count },
          { type: 'reply', request: count, result: { ok: true, config: limits } },
          { type: 'reply', request: peer, result: { ok: false, reason } },
        ])
      }),
    )
  })

  it('[I73] a welcome brings the schema, whatever its components and fields are called', () => {
    const definition: Record<string, Record<string, typeof f32>> = Object.create(null)
    definition['__proto__'] = Object.assign(Object.create(null), { ['__proto__']: f32 })
    definition['constructor'] = { toString: f32 }
    const schema: Schema = defineSchema(definition)
    const [frame] = decode(encodeWelcome({ ...WELCOME, schema }))
    const welcome = frame?.type === 'welcome' ? frame.welcome : undefined
    expect(welcome?.schema.components).toEqual(schema.components)
    expect(welcome).toMatchObject({
      instance: WELCOME.instance,
      name: WELCOME.name,
      format: WELCOME.format,
      clock: WELCOME.clock,
    })
  })

  it('[I74] frames of a batch come out one by one, in their order', () => {
    fc.assert(
      fc.property(fc.array(serverFrame, { minLength: 1, maxLength: 8 }), (frames) => {
        const one = frames.map((frame) => Array.from(splitFrames(frame), (body) => [...body]))
        const batch = Array.from(splitFrames(joinFrames(frames)), (body) => [...body])
        expect(batch).toEqual(one.flat())
      }),
    )
  })

  it('[I75] reading any bytes throws nothing but LinkError', () => {
    const bytes = fc.uint8Array({ maxLength: 100 })
    fc.assert(
      fc.property(bytes, (batch) => {
        expect(strangeFault(() => decode(batch))).toBeUndefined()
        expect(strangeFault(() => decodeCommand(batch))).toBeUndefined()
      }),
      { numRuns: 2_000 },
    )
  })

  it('[I76] frames with bytes changed, or too few or too many, throw nothing but LinkError', () => {
    fc.assert(
      fc.property(serverFrame, fc.nat(), fc.nat(255), (frame, at, byte) => {
        const [body] = splitFrames(frame)
        const changed = new Uint8Array(body!)
        changed[at % changed.length] = byte
        const decoder = new ServerFrameDecoder()
        expect(strangeFault(() => decoder.decode(changed))).toBeUndefined()
        const cut = changed.subarray(0, at % changed.length)
        expect(strangeFault(() => decoder.decode(cut))).toBeUndefined()
      }),
      { numRuns: 2_000 },
    )
  })

  it('[I77] frames that are cut short or longer than they say are refused', () => {
    const frame = encodeDropped(3, 300)
    const [body] = splitFrames(frame)
    const decoder = new ServerFrameDecoder()
    for (let length = 0; length < body!.length; length += 1) {
      expect(() => decoder.decode(body!.subarray(0, length))).toThrow(/ends too early/)
    }
    expect(() => decoder.decode(Uint8Array.of(...body!, 0))).toThrow(/longer than what it says/)
    expect(() => [...splitFrames(frame.subarray(0, -1))]).toThrow(/ends too early/)
    expect(() => [...splitFrames(new Uint8Array(1))]).toThrow(/empty/)
  })

  it('[I78] counts and texts above their limits are refused before anything is made of them', () => {
    const writer = new FrameWriter()
    const peers = writer
      .begin(2)
      .f64(0)
      .f64(0)
      .varint(5_000)
      .varint(0)
      .varint(0)
      .varint(0)
      .varint(0)
      .varint(0)
      .varint(0)
      .varint(MAX_PEERS + 1)
    const [list] = splitFrames(peers.finish())
    expect(() => new ServerFrameDecoder().decode(list!)).toThrow(/4097 peers/)
    const codes = writer
      .begin(2)
      .f64(0)
      .f64(0)
      .varint(0)
      .varint(0)
      .varint(0)
      .varint(0)
      .varint(0)
      .varint(MAX_CODES + 1)
    const [closes] = splitFrames(codes.finish())
    expect(() => new ServerFrameDecoder().decode(closes!)).toThrow(/65 codes/)
    const [long] = splitFrames(
      writer
        .begin(5)
        .varint(1)
        .u8(0)
        .varint(MAX_TEXT_BYTES + 1)
        .finish(new Uint8Array(20_000)),
    )
    expect(() => new ServerFrameDecoder().decode(long!)).toThrow(/16385 bytes/)
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('[I78] the time %s is refused', (time) => {
    const list = { clock: { now: time, unix: 0 }, server: NO_CLIENTS, peers: [] }
    expect(() => decode(encodePeers(list))).toThrow(/not finite/)
  })

  it('[I79] numbers are exact to 2^53 - 1, and larger ones are refused', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (number) => {
        const [body] = splitFrames(new FrameWriter().begin(0).varint(number).finish())
        expect(new FrameReader(body!.subarray(1)).varint()).toBe(number)
      }),
    )
    const tooLarge = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10]
    expect(() => new FrameReader(Uint8Array.from(tooLarge)).varint()).toThrow(/2\^53/)
    const endless = new Uint8Array(20).fill(0xff)
    expect(() => new FrameReader(endless).varint()).toThrow(/2\^53/)
  })
})
