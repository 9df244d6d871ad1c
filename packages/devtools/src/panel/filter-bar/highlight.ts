/** What a piece of a filter is, for its colour. */
type PieceKind = 'field' | 'operator' | 'literal' | 'space'

export interface Piece {
  /** Where it begins in the filter. */
  readonly start: number
  readonly text: string
  readonly kind: PieceKind
  readonly isWrong: boolean
}

const PIECES =
  /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|\/(?:[^/\\]|\\.)+\/[a-z]*|[A-Za-z_@][\w.@:-]*|\d[\w.:]*|\s+|[=!<>]=?|./gy
const WORDS = new Set(['and', 'or', 'not', 'in', 'contains', 'matches'])
const FIELDS = new Set(
  (
    'type dir verdict reason link bytes changes ticks sequence seq tick time gap held entities ' +
    'entity component field code'
  ).split(' '),
)

/**
 * Cuts a filter's text for colouring, whether or not it is valid: fields, operators and literals.
 * The pieces are the text again; those in the wrong span are marked.
 */
export function highlightPieces(
  text: string,
  wrong: { readonly position: number; readonly length: number } | undefined,
): Piece[] {
  const pieces: Piece[] = []
  let last: string | undefined
  let start = 0
  for (const [piece] of text.matchAll(PIECES)) {
    const kind = kindOf(piece, last)
    pieces.push({ start, text: piece, kind, isWrong: false })
    start += piece.length
    if (kind !== 'space') last = piece
  }
  return wrong === undefined ? pieces : markWrong(pieces, wrong)
}

function kindOf(piece: string, before: string | undefined): PieceKind {
  if (/^\s/.test(piece)) return 'space'
  if (/^["'/\d]/.test(piece)) return 'literal'
  if (!/^[A-Za-z_@]/.test(piece) || WORDS.has(piece)) return 'operator'
  // After a comparison a name is a value, even one that is also a field's.
  const isAfterComparison =
    before !== undefined && /^(?:[=!<>]=?|contains|matches|\{|,)$/.test(before)
  return FIELDS.has(piece) && !isAfterComparison ? 'field' : 'literal'
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
