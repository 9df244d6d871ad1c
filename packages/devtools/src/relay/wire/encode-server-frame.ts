import { LINK_COUNTS } from '../../source/link-counts.ts'
import type { ServerCounts } from '../../source/source.ts'
import { FrameKind } from './frame-kind.ts'
import { FrameWriter } from './frame-writer.ts'
import { MAGIC, MAX_CODES, PROTOCOL_VERSION } from './protocol.ts'
import { encodeSchema } from './schema-bytes.ts'
import type { PeerList, SetRateLimitResult, Welcome } from './server-frame.ts'

const writer = new FrameWriter()

export const PeerFlag = { roundTrip: 1, jitter: 2, limiter: 4 } as const

export function encodeWelcome(welcome: Welcome): Uint8Array {
  writer.begin(FrameKind.welcome)
  for (let index = 0; index < MAGIC.length; index += 1) writer.u8(MAGIC.charCodeAt(index))
  writer.u8(PROTOCOL_VERSION)
  writer.text(welcome.instance).text(welcome.name).text(welcome.format)
  writer.f64(welcome.clock.now).f64(welcome.clock.unix)
  return writer.finish(encodeSchema(welcome.schema))
}

export function encodePeers({ clock, server, peers }: PeerList): Uint8Array {
  writer.begin(FrameKind.peers).f64(clock.now).f64(clock.unix)
  encodeServer(server)
  writer.varint(peers.length)
  for (const { number, state, rttMs, jitterMs, bufferedBytes, counts, rateLimit } of peers) {
    writer.varint(number).text(state).varint(bufferedBytes)
    for (const name of LINK_COUNTS) writer.varint(counts[name])
    writer.u8(
      (rttMs === undefined ? 0 : PeerFlag.roundTrip) |
        (jitterMs === undefined ? 0 : PeerFlag.jitter) |
        (rateLimit === undefined ? 0 : PeerFlag.limiter),
    )
    if (rttMs !== undefined) writer.f64(rttMs)
    if (jitterMs !== undefined) writer.f64(jitterMs)
    if (rateLimit !== undefined) writer.config(rateLimit)
  }
  return writer.finish()
}

function encodeServer(server: ServerCounts): void {
  const { peers, admitted, turnedAway, seatsGivenUp, encodings } = server
  writer.varint(peers).varint(admitted).varint(turnedAway).varint(seatsGivenUp).varint(encodings)
  for (const counts of [server.closes, server.refusals]) {
    const named = mostFrequent(counts)
    writer.varint(named.length)
    for (const [code, count] of named) writer.varint(code).varint(count)
  }
}

/** Codes come from clients, which may use thousands: those that do not fit are counted together. */
function mostFrequent(counts: ReadonlyMap<number, number>): readonly (readonly [number, number])[] {
  const all = [...counts]
  if (all.length <= MAX_CODES) return all
  all.sort(([, one], [, other]) => other - one)
  const rest = all.splice(MAX_CODES - 1)
  return [...all, [0, rest.reduce((sum, [, count]) => sum + count, 0)]]
}

export function encodeDropped(peer: number, count: number): Uint8Array {
  return writer.begin(FrameKind.dropped).varint(peer).varint(count).finish()
}

export function encodeReply(request: number, result: SetRateLimitResult): Uint8Array {
  writer
    .begin(FrameKind.reply)
    .varint(request)
    .u8(result.ok ? 1 : 0)
  if (result.ok) writer.config(result.config)
  else writer.text(result.reason)
  return writer.finish()
}
