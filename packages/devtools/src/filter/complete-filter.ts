import { type FieldDefinition, allFields } from './fields.ts'
import { type Expectation, FilterParser } from './filter-parser.ts'
import { operatorDetail, operatorsOf } from './operators.ts'
import { quote, tokenize } from './tokens.ts'
import { unitsOf } from './units.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface Completion {
  /** What is put in place of the characters from `from` to `to`. */
  readonly text: string
  readonly from: number
  readonly to: number
  /** What it is, in a few words. */
  readonly detail: string
}

interface Candidate {
  readonly text: string
  readonly detail: string
}

/** What could stand at the cursor, best first; nothing where what stands before it is wrong. */
export function completeFilter(text: string, cursor: number, vocabulary: Vocabulary): Completion[] {
  const word = wordAt(text, cursor)
  const parser = new FilterParser(text.slice(0, word.from))
  parser.parse()
  const expected = parser.expected
  if (expected === undefined) return []
  const candidates = candidatesFor(expected, vocabulary)
  const found = rank(candidates, text.slice(word.from, cursor), text.slice(word.from, word.to))
  const isAdjoined = /[\p{L}\p{N}_]$/u.test(text.slice(0, word.from))
  return found.map((candidate) => ({
    text: isAdjoined && /^\p{L}/u.test(candidate.text) ? ` ${candidate.text}` : candidate.text,
    detail: candidate.detail,
    from: word.from,
    to: word.to,
  }))
}

/** The span of the token that the cursor is in or behind; empty between tokens. */
function wordAt(text: string, cursor: number): { from: number; to: number } {
  const token = tokenize(text).find(({ start, end }) => start < cursor && cursor <= end)
  const isAlone = token === undefined || (token.kind === 'symbol' && /^[(){},]$/.test(token.text))
  return isAlone ? { from: cursor, to: cursor } : { from: token.start, to: token.end }
}

function candidatesFor(expected: Expectation, vocabulary: Vocabulary): readonly Candidate[] {
  switch (expected.kind) {
    case 'condition':
      return [
        ...allFields().map(({ field, detail }) => ({ text: field, detail })),
        { text: 'not', detail: 'the opposite' },
      ]
    case 'operator':
      return [...operatorsOf(expected.field), 'in', 'not in'].map((text) => ({
        text,
        detail: operatorDetail(text),
      }))
    case 'value':
      return valuesOf(expected.field, vocabulary)
    case 'list':
      return [{ text: '{', detail: 'values between commas' }]
    case 'separator':
      return [
        { text: ',', detail: 'one more' },
        { text: '}', detail: 'that is all' },
      ]
    case 'connective':
      return [
        { text: 'and', detail: 'both' },
        { text: 'or', detail: 'one of both' },
        ...(expected.depth > 0 ? [{ text: ')', detail: 'that is all' }] : []),
      ]
  }
}

function valuesOf(field: FieldDefinition, vocabulary: Vocabulary): readonly Candidate[] {
  if (field.choices !== undefined) {
    return field.choices.map((text) => ({ text, detail: field.detail }))
  }
  const names = new Map<string, readonly string[]>([
    ['component', vocabulary.components],
    ['field', vocabulary.fields],
    ['link', vocabulary.links],
  ]).get(field.field)
  if (names !== undefined) {
    return names.map((name) => ({ text: quote(name), detail: field.field }))
  }
  const [unit] = [...unitsOf(field.valueKind).keys()].slice(1)
  return unit === undefined ? [] : [{ text: `1${unit}`, detail: `a number, in ${unit} for one` }]
}

/** Those that begin with what was typed, then those that have it within; none if it is all there. */
function rank(candidates: readonly Candidate[], typed: string, word: string): Candidate[] {
  const wanted = bare(typed)
  const starting = candidates.filter(({ text }) => bare(text).startsWith(wanted))
  const having = candidates.filter(
    (candidate) => !starting.includes(candidate) && bare(candidate.text).includes(wanted),
  )
  const found = [...starting, ...having]
  const [only] = found
  return found.length === 1 && only !== undefined && bare(only.text) === bare(word) ? [] : found
}

/** Names are found with or without their quotes, in any case. */
function bare(text: string): string {
  return text.replaceAll(/^["']|["']$/g, '').toLowerCase()
}
