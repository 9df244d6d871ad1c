import fc from 'fast-check'
import { type FieldDefinition, allFields } from '../../src/filter/fields.ts'
import type { Filter, FilterNode, FilterValue } from '../../src/filter/filter.ts'
import { operatorsOf } from '../../src/filter/operators.ts'

const NAMES = [
  'Position',
  'Health',
  'Position.x',
  'x',
  'current',
  'link',
  '',
  'not',
  '"quoted" \\ \n',
]

/** What a field of this kind can be compared with; names often such that messages have them. */
function valueArbitrary({ valueKind, choices = [] }: FieldDefinition): fc.Arbitrary<FilterValue> {
  const number = fc
    .oneof(fc.nat(60), fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }))
    .map((value): FilterValue => ({ kind: 'number', number: Object.is(value, -0) ? 0 : value }))
  switch (valueKind) {
    case 'choice':
      return fc.constantFrom(...choices).map((text): FilterValue => ({ kind: 'text', text }))
    case 'name':
      return fc
        .oneof(fc.constantFrom(...NAMES), fc.string({ unit: 'binary' }))
        .map((text): FilterValue => ({ kind: 'text', text }))
    case 'moment':
      return fc.oneof(
        number,
        fc.nat(86_399_999).map((ms): FilterValue => ({ kind: 'time-of-day', ms })),
      )
    default:
      return number
  }
}

const comparison: fc.Arbitrary<FilterNode> = fc
  .constantFrom(...allFields())
  .chain((definition): fc.Arbitrary<FilterNode> => {
    const { field } = definition
    const value = valueArbitrary(definition)
    // Patterns are tested by themselves: most texts are none.
    const operators = operatorsOf(definition).filter((operator) => operator !== 'matches')
    return fc.oneof(
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('compare' as const),
          field: fc.constant(field),
          operator: fc.constantFrom(...operators),
          value,
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('in' as const),
          field: fc.constant(field),
          values: fc.array(value, { minLength: 1, maxLength: 4 }),
        }),
      },
    )
  })

const { node } = fc.letrec<{ node: FilterNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 3, arbitrary: comparison },
    { weight: 1, arbitrary: tie('node').map((operand): FilterNode => ({ kind: 'not', operand })) },
    { weight: 2, arbitrary: chain('and', tie('node')) },
    { weight: 2, arbitrary: chain('or', tie('node')) },
  ),
}))

function chain(kind: 'and' | 'or', operand: fc.Arbitrary<FilterNode>): fc.Arbitrary<FilterNode> {
  return fc.array(operand, { minLength: 2, maxLength: 3 }).map((operands) => ({
    kind,
    operands: operands.flatMap((node) => (node.kind === kind ? node.operands : [node])),
  }))
}

export const filterArbitrary: fc.Arbitrary<Filter> = fc
  .option(node, { nil: undefined, freq: 20 })
  .map((root) => ({ root }))

/** Texts that are nearly filters: pieces of the language in any order. */
export const nearlyFilterArbitrary: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'type bytes entity component time dir == != = < >= ( ) { } , and or not in && || !'.split(
          ' ',
        ),
        ...'contains matches delta out 1kb 2.5 MB 10:20 "a" \'b " \\ 1e999 12q 9:99 Position'.split(
          ' ',
        ),
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 30 },
  )
  .chain((pieces) => fc.constantFrom(' ', '').map((space) => pieces.join(space)))
