import type { RateLimitAlgorithm } from '@tx2-link/core'
import type { RateLimitSetting } from '../../source/source.ts'

/**
 * What server and inspector say to each other, version 4, over a WebSocket's binary messages.
 *
 * A message is a batch of frames, each `varint length, u8 kind, body`. Numbers are little-endian;
 * `varint` is LEB128 up to 2^53 - 1, `text` a varint byte count and UTF-8, `config` a rate
 * limit: u8 algorithm by its position in {@link ALGORITHMS}, and four f64 in the order of
 * {@link SETTINGS}.
 *
 * From the server:
 * - 1 welcome: `"tx2i"`, u8 version, text instance, text name, text format, f64 now, f64 unix,
 *   schema (the rest: a `schema_sync` message in msgpack)
 * - 2 peers: f64 now, f64 unix, server, varint count, then for each: varint number, text state,
 *   varint buffered bytes, a varint for each of {@link LINK_COUNTS}, u8 flags (1 round trip,
 *   2 jitter, 4 limiter), those as f64, f64, config. `server` is what it counted of all its
 *   clients: varint peers, varint admitted, varint turned away, varint seats given up, varint
 *   encodings, then codes of closes, and codes of refusals: varint count, then for each varint
 *   code, varint how often
 * - 3 event: varint peer, u8 type, f64 time, text link, and what the type needs; see
 *   `encode-event.ts`. A message's own bytes end the frame, untouched.
 * - 4 dropped: varint peer, varint count of events that were left out here
 * - 5 reply: varint request, u8 ok, then config or the text of the refusal
 *
 * From the inspector:
 * - 1 watch, 2 unwatch, 3 keyframe: varint peer
 * - 4 set rate limit: varint request, varint peer, u8 mask, an f64 for each setting in it
 *
 * The welcome comes first. Of a watched peer a keyframe comes before its events, and again behind
 * each `dropped`. A server repeats `peers` twice a second. Naming a peer that has left is no error:
 * the list says that it is gone. Times are ms of the server's clock; `now` and `unix` were read
 * together, so that the other end can tell what they are on its own.
 */
export const PROTOCOL_VERSION = 4

/** The first bytes of a welcome, so that another server is not taken for one with an inspector. */
export const MAGIC = 'tx2i'

/** Bytes of one frame from a server, a message's own included. */
export const MAX_FRAME_BYTES: number = 48 * 1024 * 1024

/** Bytes of one batch from a server: a frame of the largest size and those that waited before it. */
export const MAX_BATCH_BYTES: number = 64 * 1024 * 1024

/** Bytes of what an inspector sends. */
export const MAX_COMMAND_BYTES = 4096

/** Bytes of one text; a longer one is cut by the sender. */
export const MAX_TEXT_BYTES: number = 16 * 1024

/** Peers in one list; a server with more names as many and says how many there are. */
export const MAX_PEERS = 4096

/** Codes of closes, or of refusals, in one list, the most frequent ones; the rest is counted together under 0. */
export const MAX_CODES = 64

/** A rate limit's settings, in the order in which they travel. */
export const SETTINGS: readonly RateLimitSetting[] = [
  'maxMessagesPerSecond',
  'maxBytesPerSecond',
  'burstSize',
  'windowMs',
]

/** The position is the code on the wire: append, never reorder. */
export const ALGORITHMS: readonly RateLimitAlgorithm[] = ['sliding-window', 'token-bucket']
