import { type Format, LinkError, LinkErrorCode, type RateLimitConfig } from '@tx2-link/core'
import { byName } from '../../source/link-counts.ts'
import type { ServerCounts } from '../../source/source.ts'
import { decodeEvent } from './decode-event.ts'
import { PeerFlag } from './encode-server-frame.ts'
import { FORMATS } from './event-codes.ts'
import { FrameKind } from './frame-kind.ts'
import { FrameReader, malformed } from './frame-reader.ts'
import { MAGIC, MAX_CODES, MAX_PEERS, PROTOCOL_VERSION, SETTINGS } from './protocol.ts'
import { decodeSchema } from './schema-bytes.ts'
import type { ClockReading, PeerEntry, PeerList, ServerFrame, Welcome } from './server-frame.ts'

/** Reads the frames of one connection in their order. */
export class ServerFrameDecoder {
  /** By peer: its settings are the same object until they change, as its own probe has it. */
  readonly #configs = new Map<number, RateLimitConfig>()

  /**
   * One frame without its length; bytes in it are views. Throws LinkError: `malformed`,
   * `limitExceeded`, or `invalidConfig` for another version and for a schema that is none.
   */
  decode(frame: Uint8Array): ServerFrame {
    const reader = new FrameReader(frame)
    const kind = reader.u8()
    const decoded = this.#decodeBody(kind, reader)
    reader.end()
    return decoded
  }

  #decodeBody(kind: number, reader: FrameReader): ServerFrame {
    switch (kind) {
      case FrameKind.welcome:
        return { type: 'welcome', welcome: this.#decodeWelcome(reader) }
      case FrameKind.peers:
        return { type: 'peers', list: this.#decodePeers(reader) }
      case FrameKind.event: {
        const peer = reader.varint()
        const event = decodeEvent(reader, (config) => this.#sameConfig(peer, config))
        return { type: 'event', peer, event }
      }
      case FrameKind.dropped:
        return { type: 'dropped', peer: reader.varint(), count: reader.varint() }
      case FrameKind.reply: {
        const request = reader.varint()
        const ok = reader.u8() === 1
        return {
          type: 'reply',
          request,
          result: ok ? { ok, config: reader.config() } : { ok, reason: reader.text() },
        }
      }
      default:
        throw malformed(`there is no frame of kind ${kind}`, 0)
    }
  }

  #decodeWelcome(reader: FrameReader): Welcome {
    for (let index = 0; index < MAGIC.length; index += 1) {
      if (reader.u8() !== MAGIC.charCodeAt(index)) throw malformed('this is no inspector', index)
    }
    const version = reader.u8()
    if (version !== PROTOCOL_VERSION) {
      throw new LinkError(
        LinkErrorCode.invalidConfig,
        `the server's end has version ${version}, this one ${PROTOCOL_VERSION}: use the same release`,
      )
    }
    const instance = reader.text()
    const name = reader.text()
    const format = decodeFormat(reader.text())
    const clock = decodeClock(reader)
    return { instance, name, format, clock, schema: decodeSchema(reader.rest()) }
  }

  #decodePeers(reader: FrameReader): PeerList {
    const clock = decodeClock(reader)
    const server = decodeServer(reader)
    const count = boundedCount(reader, MAX_PEERS, 'peers')
    const peers: PeerEntry[] = []
    for (let index = 0; index < count; index += 1) peers.push(this.#decodePeer(reader))
    const numbers = new Set(peers.map(({ number }) => number))
    for (const number of this.#configs.keys()) {
      if (!numbers.has(number)) this.#configs.delete(number)
    }
    return { clock, server, peers }
  }

  #decodePeer(reader: FrameReader): PeerEntry {
    const number = reader.varint()
    const state = reader.text()
    const bufferedBytes = reader.varint()
    const counts = byName(() => reader.varint())
    const flags = reader.u8()
    const rttMs = (flags & PeerFlag.roundTrip) === 0 ? undefined : reader.finite()
    const jitterMs = (flags & PeerFlag.jitter) === 0 ? undefined : reader.finite()
    const rateLimit =
      (flags & PeerFlag.limiter) === 0 ? undefined : this.#sameConfig(number, reader.config())
    return { number, state, rttMs, jitterMs, bufferedBytes, counts, rateLimit }
  }

  #sameConfig(peer: number, config: RateLimitConfig): RateLimitConfig {
    const known = this.#configs.get(peer)
    if (
      known?.algorithm === config.algorithm &&
      SETTINGS.every((name) => known[name] === config[name])
    ) {
      return known
    }
    this.#configs.set(peer, Object.freeze(config))
    return config
  }
}

function decodeClock(reader: FrameReader): ClockReading {
  return { now: reader.finite(), unix: reader.finite() }
}

function decodeServer(reader: FrameReader): ServerCounts {
  const peers = reader.varint()
  const admitted = reader.varint()
  const turnedAway = reader.varint()
  const seatsGivenUp = reader.varint()
  const encodings = reader.varint()
  const closes = decodeCodes(reader)
  const refusals = decodeCodes(reader)
  return { peers, admitted, turnedAway, seatsGivenUp, closes, refusals, encodings }
}

function decodeCodes(reader: FrameReader): Map<number, number> {
  const counts = new Map<number, number>()
  for (let left = boundedCount(reader, MAX_CODES, 'codes'); left > 0; left -= 1) {
    counts.set(reader.varint(), reader.varint())
  }
  return counts
}

function boundedCount(reader: FrameReader, most: number, what: string): number {
  const offset = reader.offset
  const count = reader.varint()
  if (count <= most) return count
  throw new LinkError(LinkErrorCode.limitExceeded, `a list names ${count} ${what}`, { offset })
}

function decodeFormat(name: string): Format {
  const format = FORMATS.find((known) => known === name)
  if (format !== undefined) return format
  throw new LinkError(
    LinkErrorCode.invalidConfig,
    `the server speaks ${name}, which is unknown here`,
  )
}
