import { LinkCloseCode, closeKind } from '@tx2-link/core'

const LINK_NAMES: ReadonlyMap<number, string> = new Map([
  [LinkCloseCode.silent, 'silent'],
  [LinkCloseCode.schemaMismatch, 'schema mismatch'],
  [LinkCloseCode.serverFull, 'server full'],
  [LinkCloseCode.rateLimited, 'rate limited'],
  [LinkCloseCode.unreadable, 'unreadable'],
  [LinkCloseCode.tooSlow, 'too slow'],
  [LinkCloseCode.cameAgain, 'came again'],
])

/** What a close's code means, in a word or two: `server full`, `lost`, `going away`. */
export function closeName(code: number): string {
  return LINK_NAMES.get(code) ?? closeKind(code).replaceAll('-', ' ')
}

/** `close code 4105, too slow: the peer did not take what it was sent`; as much of it as is known. */
export function closeWords(code: string | number | undefined, text = ''): string {
  if (code === undefined || code === '') return text
  const words = `close code ${code}, ${closeName(Number(code))}`
  return text === '' || text === closeName(Number(code)) ? words : `${words}: ${text}`
}
