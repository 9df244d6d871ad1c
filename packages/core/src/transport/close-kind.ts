import { TransportCloseCode } from './close-code.ts'

/** What a close means for whoever has to go on: one word for each code that there is. */
export type CloseKind =
  /** On purpose, and nothing is wrong. */
  | 'normal'
  /** The page is left, or the server stops. */
  | 'going-away'
  /** The connection broke, was never made, or was not secure. */
  | 'lost'
  /** The other end gave no code, or one that nobody may send. */
  | 'unstated'
  /** What came was not understood, by its form or by its content. */
  | 'not-understood'
  /** The other end's rules forbid it. */
  | 'refused'
  /** A message was too large. */
  | 'too-big'
  /** The other end has a fault of its own. */
  | 'failed'
  /** The other end restarts, or has too much to do: later it may be different. */
  | 'busy'
  /** Two links parted: `LinkCloseCode` says why. */
  | 'link'
  /** A code of the application's or of a library's. */
  | 'application'
  /** No code of a close at all. */
  | 'unknown'

/** The codes that WebSocket defines, and ours for none of them. */
const KINDS: ReadonlyMap<number, CloseKind> = new Map([
  [1000, 'normal'],
  [1001, 'going-away'],
  [1002, 'not-understood'],
  [1003, 'not-understood'],
  [1005, 'unstated'],
  [1006, 'lost'],
  [1007, 'not-understood'],
  [1008, 'refused'],
  [1009, 'too-big'],
  [1010, 'not-understood'],
  [1011, 'failed'],
  [1012, 'busy'],
  [1013, 'busy'],
  [1014, 'busy'],
  [1015, 'lost'],
  [TransportCloseCode.unsendable, 'unstated'],
])

/** What a close code means. 4001 to 4015 mean what 1001 to 1015 do, which a page's script may not send. */
export function closeKind(code: number): CloseKind {
  if (!Number.isInteger(code) || code < 1000 || code > 4999) return 'unknown'
  const known = KINDS.get(code) ?? KINDS.get(code - 3000)
  if (known !== undefined) return known
  if (code < 3000) return 'unknown'
  return code >= 4100 && code < 4200 ? 'link' : 'application'
}
