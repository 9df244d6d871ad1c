import type { FieldDefinition } from './fields.ts'
import type { ComparisonOperator } from './filter.ts'

const EQUALITY: readonly ComparisonOperator[] = ['==', '!=']
const ORDER: readonly ComparisonOperator[] = [...EQUALITY, '<', '<=', '>', '>=']
const NAMES: readonly ComparisonOperator[] = [...EQUALITY, 'contains', 'matches']

const DETAILS: ReadonlyMap<string, string> = new Map([
  ['==', 'is'],
  ['!=', 'is not'],
  ['<', 'is less than'],
  ['<=', 'is at most'],
  ['>', 'is more than'],
  ['>=', 'is at least'],
  ['contains', 'has this in it, in any case'],
  ['matches', 'matches a regular expression, in any case'],
  ['in', 'is one of'],
  ['not in', 'is none of'],
])

/** Comparisons that make sense for a field; `in` always does. */
export function operatorsOf({ valueKind }: FieldDefinition): readonly ComparisonOperator[] {
  if (valueKind === 'choice') return EQUALITY
  return valueKind === 'name' ? NAMES : ORDER
}

export function isComparison(text: string): text is ComparisonOperator {
  return text !== 'in' && text !== 'not in' && DETAILS.has(text)
}

const WORDS: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'contains', 'matches'])

/** Whether a word joins or compares; read in any case, as fields are. */
export function isOperatorWord(text: string): boolean {
  return WORDS.has(text.toLowerCase())
}

/** What an operator says, for completion. */
export function operatorDetail(operator: string): string {
  return DETAILS.get(operator) ?? ''
}
