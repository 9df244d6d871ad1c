import type { Mark, MarkKind } from '../../recording/mark.ts'
import { closeWords } from '../close-words.ts'

export interface MarkGlyph {
  readonly token: string
  readonly isFilled: boolean
  /** An outline on a 10px grid. */
  readonly path: string
  /** What it stands for, in words. */
  readonly word: string
}

const ring = 'M8.4 5a3.4 3.4 0 1 1-1.1-2.5M7.9.6v2.4h-2.4'
const slashed = 'M8.5 5a3.5 3.5 0 1 1-7 0a3.5 3.5 0 1 1 7 0M2.6 7.4l4.8-4.8'

export const markGlyphs: Readonly<Record<MarkKind, MarkGlyph>> = {
  snapshot: glyph('--text-1', true, 'M5 .8L9.2 5L5 9.2L.8 5z', 'Snapshot'),
  resync: glyph('--held', false, ring, 'Asked for the whole state'),
  connect: glyph('--held', false, ring, 'Connected'),
  deferral: glyph('--refused', false, slashed, 'Refused for now'),
  disconnect: glyph('--error', false, 'M.5 5h1.5l1-2.5L4.3 8M6 2.2L7.2 7.5L8 5h1.5', 'Link lost'),
  offline: glyph('--error', false, 'M1.5 1.5l7 7M8.5 1.5l-7 7', 'No network'),
  error: glyph('--error', true, 'M3.2.8h3.6l2.4 2.4v3.6l-2.4 2.4h-3.6l-2.4-2.4v-3.6z', 'Error'),
  warning: glyph('--warning', true, 'M5 .6L9.7 9H.3z', 'Warning'),
  paused: glyph('--held', false, '', 'Recording paused'),
  resumed: glyph('--held', false, '', 'Recording resumed'),
}

function glyph(token: string, isFilled: boolean, path: string, word: string): MarkGlyph {
  return { token, isFilled, path, word }
}

/** A mark's tooltip: what it is, why, and how many stand there. */
export function markWords(placed: { readonly mark: Mark; readonly count: number }): string {
  const { mark, count } = placed
  const own = mark.text === '' ? mark.code : mark.text
  const why = mark.kind === 'disconnect' ? closeWords(mark.code, mark.text) : own
  const word = why === '' ? markGlyphs[mark.kind].word : `${markGlyphs[mark.kind].word}: ${why}`
  return count > 1 ? `${word} (one of ${count} here)` : word
}
