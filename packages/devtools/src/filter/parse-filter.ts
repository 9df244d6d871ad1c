import type { FilterResult } from './filter.ts'
import { FilterParser } from './filter-parser.ts'

/** Characters of a filter, at the most. */
const MAX_LENGTH = 8_192

/** Reads a filter; never throws. An empty text lets everything through. */
export function parseFilter(text: string): FilterResult {
  if (text.length > MAX_LENGTH) {
    const message = `a filter has at most ${MAX_LENGTH} characters`
    return { ok: false, error: { position: MAX_LENGTH, length: text.length - MAX_LENGTH, message } }
  }
  const parser = new FilterParser(text)
  const root = parser.parse()
  return parser.error === undefined
    ? { ok: true, filter: { root } }
    : { ok: false, error: parser.error }
}
