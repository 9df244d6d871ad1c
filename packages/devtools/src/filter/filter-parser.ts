import { type FieldDefinition, fieldNamed, fieldNames } from './fields.ts'
import type { ComparisonOperator, FilterError, FilterNode, FilterValue } from './filter.ts'
import { isComparison, operatorsOf } from './operators.ts'
import { readValue } from './read-value.ts'
import { nearestName } from './suggest.ts'
import { type Token, tokenize } from './tokens.ts'

/** Parentheses and `not`s within each other, at the most. */
const MAX_DEPTH = 64

/** What may come next, for completion. */
export type Expectation =
  | { readonly kind: 'condition' }
  | { readonly kind: 'operator'; readonly field: FieldDefinition }
  | { readonly kind: 'value'; readonly field: FieldDefinition }
  | { readonly kind: 'list' }
  | { readonly kind: 'separator' }
  | { readonly kind: 'connective'; readonly depth: number }

const CONNECTIVES: ReadonlyMap<string, 'and' | 'or'> = new Map([
  ['and', 'and'],
  ['&&', 'and'],
  ['or', 'or'],
  ['||', 'or'],
])

/** Reads one filter, from the left to the right; the first error ends it. */
export class FilterParser {
  readonly #end: number
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0
  #parentheses = 0
  #error: FilterError | undefined
  #expected: Expectation = { kind: 'condition' }

  constructor(text: string) {
    this.#end = text.trimEnd().length
    this.#tokens = tokenize(text)
  }

  get error(): FilterError | undefined {
    return this.#error
  }

  /** What may come where the reading ended; undefined if it ended with an error before the end. */
  get expected(): Expectation | undefined {
    const endedEarly = this.#error !== undefined && this.#at < this.#tokens.length
    return endedEarly ? undefined : this.#expected
  }

  /** Undefined with an error, or for an empty text without one. */
  parse(): FilterNode | undefined {
    if (this.#tokens.length === 0) return undefined
    const node = this.#alternatives()
    const next = this.#peek()
    if (node === undefined || next === undefined) return node
    const hint = next.text === ')' ? 'this parenthesis was never opened' : 'expected `and` or `or`'
    return this.#fail(next, `${hint}${next.text === ')' ? '' : ` before ${shown(next)}`}`)
  }

  #alternatives(): FilterNode | undefined {
    return this.#chain('or', () => this.#chain('and', () => this.#condition()))
  }

  #chain(kind: 'and' | 'or', next: () => FilterNode | undefined): FilterNode | undefined {
    const first = next()
    if (first === undefined) return undefined
    const operands = operandsOf(kind, first)
    while (this.#connective() === kind) {
      this.#at += 1
      const operand = next()
      if (operand === undefined) return undefined
      operands.push(...operandsOf(kind, operand))
    }
    return operands.length === 1 ? first : { kind, operands }
  }

  #connective(): 'and' | 'or' | undefined {
    this.#expected = { kind: 'connective', depth: this.#parentheses }
    const token = this.#peek()
    return token && token.kind !== 'string' ? CONNECTIVES.get(token.text.toLowerCase()) : undefined
  }

  #condition(): FilterNode | undefined {
    this.#expected = { kind: 'condition' }
    const token = this.#peek()
    if (token === undefined) return this.#missing('a condition')
    const isNot = isWord(token, 'not') || token.text === '!'
    if (!isNot && token.text !== '(') return this.#comparison(token)
    this.#at += 1
    this.#depth += 1
    if (this.#depth > MAX_DEPTH) {
      this.#at -= 1
      return this.#fail(token, `conditions lie more than ${MAX_DEPTH} deep within each other`)
    }
    const node = isNot ? this.#negation() : this.#parenthesis(token)
    this.#depth -= 1
    return node
  }

  #negation(): FilterNode | undefined {
    const operand = this.#condition()
    return operand && { kind: 'not', operand }
  }

  #parenthesis(open: Token): FilterNode | undefined {
    this.#parentheses += 1
    const node = this.#alternatives()
    this.#parentheses -= 1
    if (node === undefined) return undefined
    const close = this.#peek()
    if (close?.text === ')') {
      this.#at += 1
      return node
    }
    if (close !== undefined) return this.#fail(close, 'expected `and`, `or` or `)`')
    return this.#fail(open, 'this parenthesis is not closed')
  }

  #comparison(token: Token): FilterNode | undefined {
    const field = token.kind === 'word' ? fieldNamed(token.text) : undefined
    if (field === undefined) return this.#fail(token, notAField(token))
    this.#at += 1
    this.#expected = { kind: 'operator', field }
    const operator = this.#peek()
    if (operator === undefined) return this.#missing(`an operator after ${token.text}`)
    if (isWord(operator, 'in')) return this.#membership(field, operator)
    const next = this.#tokens[this.#at + 1]
    if (isWord(operator, 'not') && next !== undefined && isWord(next, 'in')) {
      this.#at += 1
      const operand = this.#membership(field, next)
      return operand && { kind: 'not', operand }
    }
    const text = operator.text.toLowerCase()
    const isOperator = operator.kind !== 'string' && isComparison(text)
    if (!isOperator) return this.#fail(operator, notAnOperator(operator, field))
    const allowed = operatorsOf(field)
    if (!allowed.includes(text)) {
      const words = allowed.map((name) => `\`${name}\``).join(', ')
      return this.#fail(operator, `${field.field} is compared with ${words} or \`in\``)
    }
    this.#at += 1
    const value = this.#value(field, text)
    return value && { kind: 'compare', field: field.field, operator: text, value }
  }

  #membership(field: FieldDefinition, operator: Token): FilterNode | undefined {
    this.#at += 1
    this.#expected = { kind: 'list' }
    const open = this.#peek()
    if (open === undefined) return this.#missing(`a list after ${operator.text}, such as {a, b}`)
    if (open.text !== '{') return this.#fail(open, `expected a list after ${operator.text}`)
    const values: FilterValue[] = []
    do {
      this.#at += 1
      const value = this.#value(field, values.length === 0 ? '{' : ',')
      if (value === undefined) return undefined
      values.push(value)
      this.#expected = { kind: 'separator' }
    } while (this.#peek()?.text === ',')
    const close = this.#peek()
    if (close === undefined) return this.#fail(open, 'this list is not closed')
    if (close.text !== '}') return this.#fail(close, 'expected `,` or `}`')
    this.#at += 1
    return { kind: 'in', field: field.field, values }
  }

  /** `after` is what stands before it, for the message. */
  #value(field: FieldDefinition, after: ComparisonOperator | '{' | ','): FilterValue | undefined {
    this.#expected = { kind: 'value', field }
    const token = this.#peek()
    if (token === undefined) return this.#missing(`a value after ${after}`)
    const result = readValue(field, after, token, this.#tokens[this.#at + 1])
    if (!result.ok) return this.#fail(token, result.message)
    this.#at += result.tokens
    return result.value
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at]
  }

  #missing(what: string): undefined {
    this.#error ??= { position: this.#end, length: 0, message: `expected ${what}` }
    return undefined
  }

  #fail(token: Token, message: string): undefined {
    this.#error ??= { position: token.start, length: token.end - token.start, message }
    return undefined
  }
}

function operandsOf(kind: 'and' | 'or', node: FilterNode): FilterNode[] {
  return node.kind === kind ? [...node.operands] : [node]
}

function isWord(token: Token, word: string): boolean {
  return token.kind === 'word' && token.text.toLowerCase() === word
}

function shown({ text }: Token): string {
  return `\`${text.length > 24 ? `${text.slice(0, 24)}…` : text}\``
}

function notAField(token: Token): string {
  if (CONNECTIVES.has(token.text.toLowerCase())) {
    return `expected a condition before ${shown(token)}`
  }
  if (token.kind !== 'word') return `expected a condition, not ${shown(token)}`
  const meant = nearestName(token.text, fieldNames())
  const hint = meant === undefined ? '' : `, did you mean ${meant}?`
  return `unknown field ${shown(token)}${hint}`
}

function notAnOperator(token: Token, { field }: FieldDefinition): string {
  if (token.text === '=') return 'compare with `==`'
  return `expected an operator after ${field}, not ${shown(token)}`
}
