import type { FieldDefinition } from './fields.ts'
import type { FilterValue } from './filter.ts'
import { nearestName } from './suggest.ts'
import { type Token, isClosed, unquote } from './tokens.ts'
import { unitsOf } from './units.ts'

export type ValueResult =
  | {
      readonly ok: true
      readonly value: FilterValue
      /** Tokens that it is made of. */
      readonly tokens: number
    }
  | { readonly ok: false; readonly message: string }

/** Reads what a field is compared with. `after` is the operator before it. */
export function readValue(
  field: FieldDefinition,
  after: string,
  token: Token,
  next: Token | undefined,
): ValueResult {
  if (token.kind === 'symbol' || token.kind === 'stray') {
    return refuse(`expected a value after ${after}`)
  }
  if (token.kind === 'string' && !isClosed(token)) return refuse('this text is not closed')
  switch (field.valueKind) {
    case 'choice':
      return readChoice(field, token)
    case 'name':
      return readName(field, after, token)
    default:
      return readNumber(field, token, next)
  }
}

function readChoice({ field, choices = [] }: FieldDefinition, token: Token): ValueResult {
  const text = textOf(token)
  const choice = choices.find((candidate) => candidate === text.toLowerCase())
  if (choice !== undefined) return accept({ kind: 'text', text: choice })
  const meant = nearestName(text, choices)
  const hint = meant === undefined ? `it is ${choices.join(', ')}` : `did you mean ${meant}?`
  return refuse(`${field} is never \`${shortened(text)}\`, ${hint}`)
}

function readName({ field }: FieldDefinition, after: string, token: Token): ValueResult {
  if (token.kind !== 'word' && token.kind !== 'string') {
    return refuse(`${field} is compared with text: put it between quotes`)
  }
  const text = textOf(token)
  if (after === 'matches') {
    const fault = faultOf(text)
    if (fault !== undefined) return refuse(fault)
  }
  return accept({ kind: 'text', text })
}

function readNumber(
  { field, valueKind }: FieldDefinition,
  token: Token,
  next: Token | undefined,
): ValueResult {
  if (token.kind === 'time') {
    const ms = valueKind === 'moment' ? timeOfDay(token.text) : undefined
    if (ms !== undefined) return accept({ kind: 'time-of-day', ms })
    return refuse(
      valueKind === 'moment'
        ? 'there is no such time of day'
        : `${field} is compared with a number`,
    )
  }
  if (token.kind !== 'number') return refuse(`${field} is compared with a number`)
  const number = Number(token.text)
  if (!Number.isFinite(number)) return refuse('this number is too large')
  const units = unitsOf(valueKind)
  const isWord = next?.kind === 'word'
  const unit = isWord ? units.get(next.text.toLowerCase()) : undefined
  if (unit !== undefined) {
    const scaled = number * unit
    if (!Number.isFinite(scaled)) return refuse('this number is too large')
    return { ok: true, value: { kind: 'number', number: scaled }, tokens: 2 }
  }
  const isUnknownUnit = isWord && next.start === token.end
  if (!isUnknownUnit) return accept({ kind: 'number', number })
  const known = [...units.keys()].join(', ')
  const hint = units.size === 0 ? `${field} has no units` : `units are ${known}`
  return refuse(`unknown unit \`${shortened(next.text)}\`, ${hint}`)
}

function textOf(token: Token): string {
  return token.kind === 'string' ? unquote(token) : token.text
}

/** Milliseconds since midnight; undefined if there is no such time. */
function timeOfDay(text: string): number | undefined {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number)
  if (hours > 23 || minutes > 59 || seconds >= 60) return undefined
  return Math.round((hours * 60 + minutes) * 60_000 + seconds * 1_000)
}

function faultOf(pattern: string): string | undefined {
  try {
    compilePattern(pattern)
    return undefined
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^.*: /su, '') : ''
    return `not a regular expression: ${reason}`
  }
}

/** The pattern of a `matches`; throws a SyntaxError if it is none. */
export function compilePattern(pattern: string): RegExp {
  return new RegExp(pattern, 'i')
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text
}

function accept(value: FilterValue): ValueResult {
  return { ok: true, value, tokens: 1 }
}

function refuse(message: string): ValueResult {
  return { ok: false, message }
}
