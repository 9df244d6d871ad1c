import { LinkError, LinkErrorCode } from '@tx2-link/core'

/** Values that can be compared; lists, maps and bytes cannot. */
export type Comparable = string | number | bigint | boolean | null

/** Comparisons of one field, all of which must hold. */
export interface Comparison<Value extends Comparable = Comparable> {
  readonly not?: Value | undefined
  readonly oneOf?: readonly Value[] | undefined
  readonly above?: Value | undefined
  readonly atLeast?: Value | undefined
  readonly below?: Value | undefined
  readonly atMost?: Value | undefined
}

/** What a field is to be: this value, or what comparisons say. NaN is NaN, and 0 is -0. */
export type FieldCondition<Value extends Comparable = Comparable> = Value | Comparison<Value>

/** Whether a field's value meets a condition; one that is not there is undefined. */
export type FieldTest = (value: unknown) => boolean

/** Throws LinkError `invalidConfig` for comparisons that there are not. */
export function compileCondition(condition: FieldCondition): FieldTest {
  if (!isComparison(condition)) return (value) => isSame(value, condition)
  const tests: FieldTest[] = []
  for (const [name, operand] of Object.entries<unknown>({ ...condition })) {
    if (operand !== undefined) tests.push(compileComparison(name, operand))
  }
  const [only] = tests
  if (only !== undefined && tests.length === 1) return only
  return (value) => {
    for (const test of tests) if (!test(value)) return false
    return true
  }
}

/** The same text for conditions that say the same. */
export function conditionKey(condition: FieldCondition): unknown {
  if (!isComparison(condition)) return comparableKey(condition)
  return Object.entries<unknown>({ ...condition })
    .filter(([, operand]) => operand !== undefined)
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([name, operand]) => [
      name,
      Array.isArray(operand) ? operand.map(comparableKey) : comparableKey(operand),
    ])
}

function compileComparison(name: string, operand: unknown): FieldTest {
  switch (name) {
    case 'not':
      return (value) => !isSame(value, operand)
    case 'oneOf': {
      // A set finds NaN, and 0 by -0.
      const values: ReadonlySet<unknown> = new Set(Array.isArray(operand) ? operand : [])
      return (value) => values.has(value)
    }
    case 'above':
      return compareWith(operand, (value, limit) => value > limit)
    case 'atLeast':
      return compareWith(operand, (value, limit) => value >= limit)
    case 'below':
      return compareWith(operand, (value, limit) => value < limit)
    case 'atMost':
      return compareWith(operand, (value, limit) => value <= limit)
    default:
      throw new LinkError(
        LinkErrorCode.invalidConfig,
        `a query compares by not, oneOf, above, atLeast, below or atMost, not by ${JSON.stringify(name)}`,
      )
  }
}

function isComparison(condition: FieldCondition): condition is Comparison {
  return typeof condition === 'object' && condition !== null
}

type Ordered = string | number | bigint | boolean

/** Values of another kind are neither larger nor smaller. */
function compareWith(
  limit: unknown,
  holds: (value: Ordered, limit: Ordered) => boolean,
): FieldTest {
  if (!isOrdered(limit)) return () => false
  const kind = typeof limit
  return (value) => typeof value === kind && isOrdered(value) && holds(value, limit)
}

function isOrdered(value: unknown): value is Ordered {
  return value !== null && value !== undefined && typeof value !== 'object'
}

function isSame(value: unknown, other: unknown): boolean {
  return value === other || (Number.isNaN(value) && Number.isNaN(other))
}

/** JSON has no bigints, NaN or infinities. */
function comparableKey(value: unknown): string {
  return `${typeof value} ${String(value)}`
}
