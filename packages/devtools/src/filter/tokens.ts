type TokenKind = 'word' | 'number' | 'time' | 'string' | 'symbol' | 'stray'

export interface Token {
  readonly kind: TokenKind
  /** As it stands in the filter. */
  readonly text: string
  readonly start: number
  /** One more than the position of its last character. */
  readonly end: number
}

const SPACE = /\s+/y

/** In this order: what a longer one begins with comes later. */
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['string', /"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?/suy],
  ['time', /\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?/y],
  ['number', /(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/iy],
  ['word', /[\p{L}_@$][\p{L}\p{N}_@$.:-]*/uy],
  ['symbol', /==|!=|<=|>=|&&|\|\||[<>=!(){},]/y],
]

/** Cuts a filter into tokens; what fits none is one character by itself. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const space = matchAt(SPACE, text, at)
    if (space !== undefined) {
      at += space.length
      continue
    }
    const token = tokenAt(text, at)
    tokens.push(token)
    at = token.end
  }
  return tokens
}

function tokenAt(text: string, start: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    const found = matchAt(pattern, text, start)
    if (found !== undefined) return { kind, text: found, start, end: start + found.length }
  }
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0)
  return { kind: 'stray', text: character, start, end: start + character.length }
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** Whether a string token has its closing quote. */
export function isClosed({ text }: Token): boolean {
  return text
    .slice(1)
    .replaceAll(/\\[\s\S]/g, '')
    .endsWith(text.charAt(0))
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
])

/** What stands between the quotes of a string token. */
export function unquote({ text }: Token): string {
  return text
    .slice(1, -1)
    .replaceAll(/\\(?:u([0-9a-f]{4})|([\s\S]))/giu, (_, hex: string | undefined, name: string) =>
      hex === undefined
        ? (ESCAPES.get(name) ?? name)
        : String.fromCharCode(Number.parseInt(hex, 16)),
    )
}

/** Text between double quotes, so that it reads the same again. */
export function quote(text: string): string {
  return JSON.stringify(text)
}
