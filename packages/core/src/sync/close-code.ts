import type { CloseReason } from '../transport/transport.ts'

/** Why a link was closed, beyond what WebSockets themselves define; the text says more. */
export const LinkCloseCode = {
  /** Nothing was heard for too long. */
  silent: 4100,
  /** The peer's data does not fit our schema: connecting again would not help. */
  schemaMismatch: 4101,
  /** The server has as many clients as it takes. */
  serverFull: 4102,
  /** The peer sent more than it may: connecting again and sending less helps. */
  rateLimited: 4103,
  /** Nothing that came could be read: the peer speaks another format, or is no peer. */
  unreadable: 4104,
  /** The peer did not take what it was sent: connecting again helps once it reads. */
  tooSlow: 4105,
  /** The client has connected again, before the server knew that this connection was lost. */
  cameAgain: 4106,
} as const

export type LinkCloseCode = (typeof LinkCloseCode)[keyof typeof LinkCloseCode]

const FINAL_CODES: ReadonlySet<number> = new Set([
  LinkCloseCode.schemaMismatch,
  LinkCloseCode.unreadable,
])

/** Whether the two ends do not go together, so that connecting again would end in the same way. */
export function isFinal({ code }: CloseReason): boolean {
  return FINAL_CODES.has(code)
}
