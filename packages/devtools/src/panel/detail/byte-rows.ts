import { BYTE_ROLES, type ByteRole } from '@tx2-link/core'

/** 0 none, 1 the change around it, 2 the field, 3 its value. */
type HighlightLevel = 0 | 1 | 2 | 3

interface ByteRange {
  readonly start: number
  readonly end: number
}

/** What is highlighted, from the outside in. */
export interface Highlight {
  readonly change: ByteRange
  readonly field: ByteRange | undefined
  readonly value: ByteRange | undefined
}

/** Neighbouring characters that look alike. */
export interface Segment {
  text: string
  readonly role: ByteRole
  readonly level: HighlightLevel
}

export interface ByteRow {
  readonly offset: number
  readonly hex: readonly Segment[]
  readonly text: readonly Segment[]
}

function isIn(range: ByteRange | undefined, offset: number): boolean {
  return range !== undefined && offset >= range.start && offset < range.end
}

function levelAt(highlight: Highlight | undefined, offset: number): HighlightLevel {
  if (highlight === undefined) return 0
  if (isIn(highlight.value, offset)) return 3
  if (isIn(highlight.field, offset)) return 2
  return isIn(highlight.change, offset) ? 1 : 0
}

/** One row of bytes as runs of hex digits and of text; the highlight runs through the gaps. */
export function byteRow(
  bytes: Uint8Array,
  roles: Uint8Array,
  offset: number,
  perRow: number,
  highlight: Highlight | undefined,
): ByteRow {
  const hex: Segment[] = []
  const text: Segment[] = []
  const end = Math.min(bytes.length, offset + perRow)
  for (let at = offset; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    const role = BYTE_ROLES[roles[at] ?? 0] ?? 'structure'
    const level = levelAt(highlight, at)
    push(hex, byte.toString(16).padStart(2, '0'), role, level)
    if (at + 1 < end) {
      const gap = at - offset === 7 && perRow > 8 ? '  ' : ' '
      const next = levelAt(highlight, at + 1)
      push(hex, gap, role, next < level ? next : level)
    }
    push(text, byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·', role, level)
  }
  return { offset, hex, text }
}

function push(segments: Segment[], text: string, role: ByteRole, level: HighlightLevel): void {
  const last = segments.at(-1)
  if (last !== undefined && last.level === level && last.role === role) last.text += text
  else segments.push({ text, role, level })
}

/** The byte in a row at a character of its hex column; undefined beyond the row. */
export function byteAtCharacter(character: number, perRow: number): number | undefined {
  const half = perRow > 8 ? 8 : perRow
  const firstHalf = half * 3
  const at =
    character < firstHalf
      ? Math.floor(character / 3)
      : half + Math.floor((character - firstHalf - 1) / 3)
  return at >= 0 && at < perRow ? at : undefined
}

/** Characters of a full row's hex column. */
export function hexWidth(perRow: number): number {
  return perRow * 3 - 1 + (perRow > 8 ? 1 : 0)
}
