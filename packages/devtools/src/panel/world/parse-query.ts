export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'contains'

export type QueryTerm =
  | { readonly type: 'id'; readonly digits: string }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'word'; readonly word: string }
  | { readonly type: 'present'; readonly component: string; readonly field: string }
  | {
      readonly type: 'compare'
      readonly component: string
      readonly field: string
      readonly operator: Comparison
      readonly value: number | string | boolean
    }

export type ParsedQuery =
  | { readonly ok: true; readonly terms: readonly QueryTerm[] }
  | { readonly ok: false; readonly column: number; readonly message: string }

interface Token {
  readonly kind: 'string' | 'operator' | 'word'
  readonly text: string
  /** Counted from 1. */
  readonly column: number
}

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|(==|!=|<=|>=|=|<|>)|([^\s"=!<>]+))/gy

const COMPARISONS: ReadonlyMap<string, Comparison> = new Map([
  ['=', '=='],
  ['==', '=='],
  ['!=', '!='],
  ['<', '<'],
  ['<=', '<='],
  ['>', '>'],
  ['>=', '>='],
  ['contains', 'contains'],
])

/**
 * Reads a search: `88`, `Position`, `"Tolk"`, `Health.current < 20`, in any number, joined by
 * `and` or a space. The first fault comes back with its column, counted from 1.
 */
export function parseQuery(text: string): ParsedQuery {
  const tokens = tokenize(text)
  if (!Array.isArray(tokens)) return tokens
  const terms: QueryTerm[] = []
  let index = 0
  while (index < tokens.length) {
    const token = tokens[index]
    if (token === undefined) break
    if (token.kind === 'word' && token.text === 'and') {
      index += 1
      if (terms.length === 0 || index === tokens.length) {
        return fault(token.column, 'and needs a term on both sides')
      }
      continue
    }
    if (token.kind === 'operator') return fault(token.column, 'a field must come before it')
    const comparison = comparisonOf(tokens[index + 1])
    if (token.kind === 'word' && comparison !== undefined) {
      const term = compareTerm(token, comparison, tokens[index + 2])
      if ('message' in term) return term
      terms.push(term)
      index += 3
      continue
    }
    terms.push(plainTerm(token))
    index += 1
  }
  return { ok: true, terms }
}

type Fault = Extract<ParsedQuery, { ok: false }>

function fault(column: number, message: string): Fault {
  return { ok: false, column, message }
}

function tokenize(text: string): Token[] | Fault {
  const tokens: Token[] = []
  const end = text.trimEnd().length
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < end) {
    const start = TOKEN.lastIndex
    const match = TOKEN.exec(text)
    const column = start + 1 + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0)
    if (match === null) {
      return fault(column, text[column - 1] === '"' ? 'the text never ends' : 'not understood')
    }
    const [, quoted, operator, word] = match
    if (quoted !== undefined) {
      tokens.push({ kind: 'string', text: quoted.replaceAll(/\\(.)/g, '$1'), column })
    } else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator, column })
    else tokens.push({ kind: 'word', text: word ?? '', column })
  }
  return tokens
}

function comparisonOf(token: Token | undefined): Comparison | undefined {
  return token === undefined || token.kind === 'string' ? undefined : COMPARISONS.get(token.text)
}

function compareTerm(
  left: Token,
  operator: Comparison,
  right: Token | undefined,
): QueryTerm | Fault {
  const [component, field] = splitPath(left.text)
  if (field === undefined) return fault(left.column, 'a field is meant, as in Health.current')
  if (right === undefined || right.kind === 'operator') {
    return fault(right?.column ?? left.column + left.text.length, 'a value is missing')
  }
  return { type: 'compare', component, field, operator, value: literal(right) }
}

function plainTerm(token: Token): QueryTerm {
  if (token.kind === 'string') return { type: 'text', text: token.text }
  if (/^\d+$/.test(token.text)) return { type: 'id', digits: token.text }
  const [component, field] = splitPath(token.text)
  return field === undefined
    ? { type: 'word', word: component }
    : { type: 'present', component, field }
}

/** At the last dot: components may have dots in their names, as some protocols give them. */
function splitPath(text: string): [component: string, field: string | undefined] {
  const dot = text.lastIndexOf('.')
  return dot <= 0 || dot === text.length - 1
    ? [text, undefined]
    : [text.slice(0, dot), text.slice(dot + 1)]
}

function literal(token: Token): number | string | boolean {
  if (token.kind === 'string') return token.text
  if (token.text === 'true' || token.text === 'false') return token.text === 'true'
  const number = Number(token.text)
  return Number.isNaN(number) ? token.text : number
}
