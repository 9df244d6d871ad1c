import { fieldNamed } from '../../filter/fields.ts'
import { isOperatorWord } from '../../filter/operators.ts'
import { type Token, tokenize } from '../../filter/tokens.ts'

/** What a piece of a filter is, for its colour. */
type PieceKind = 'field' | 'operator' | 'literal' | 'space'

export interface Piece {
  /** Where it begins in the filter. */
  readonly start: number
  readonly text: string
  readonly kind: PieceKind
  readonly isWrong: boolean
}

/** After these a name is a value, even one that is also a field's. */
const BEFORE_VALUES = new Set([
  '==',
  '!=',
  '=',
  '<',
  '<=',
  '>',
  '>=',
  'contains',
  'matches',
  '{',
  ',',
])

/**
 * Cuts a filter's text for colouring, whether or not it is valid: fields, operators and literals, as
 * the parser reads them. The pieces are the text again; those in the wrong span are marked.
 */
export function highlightPieces(
  text: string,
  wrong: { readonly position: number; readonly length: number } | undefined,
): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  const add = (to: number, kind: PieceKind): void => {
    if (to > end) pieces.push({ start: end, text: text.slice(end, to), kind, isWrong: false })
    end = to
  }
  let before: Token | undefined
  for (const token of tokenize(text)) {
    // A unit belongs to its number.
    const isUnit = token.kind === 'word' && before?.kind === 'number' && end === token.start
    const number = isUnit ? pieces.pop() : undefined
    end = number?.start ?? end
    if (number === undefined) add(token.start, 'space')
    add(token.end, number?.kind ?? kindOf(token, before))
    before = token
  }
  add(text.length, 'space')
  return wrong === undefined ? pieces : markWrong(pieces, wrong)
}

function kindOf(token: Token, before: Token | undefined): PieceKind {
  if (token.kind === 'symbol' || token.kind === 'stray') return 'operator'
  if (token.kind !== 'word') return 'literal'
  if (before !== undefined && BEFORE_VALUES.has(before.text.toLowerCase())) return 'literal'
  if (isOperatorWord(token.text)) return 'operator'
  return fieldNamed(token.text) === undefined ? 'literal' : 'field'
}

function markWrong(
  pieces: readonly Piece[],
  wrong: { readonly position: number; readonly length: number },
): Piece[] {
  const start = wrong.position
  const end = wrong.position + wrong.length
  const marked: Piece[] = []
  for (const piece of pieces) {
    const at = piece.start
    const cuts = [0, start - at, end - at, piece.text.length]
      .map((cut) => Math.min(piece.text.length, Math.max(0, cut)))
      .sort((one, other) => one - other)
    for (const [number, cut] of cuts.entries()) {
      const next = cuts[number + 1] ?? cut
      if (next === cut) continue
      const place = at + cut
      marked.push({
        ...piece,
        start: place,
        text: piece.text.slice(cut, next),
        isWrong: place >= start && place < end,
      })
    }
  }
  return marked
}
