import { fieldNamed } from './fields.ts'
import type { Filter, FilterNode, FilterValue } from './filter.ts'
import { quote } from './tokens.ts'

/** The text that reads as this filter. */
export function printFilter({ root }: Filter): string {
  return root === undefined ? '' : printNode(root)
}

function printNode(node: FilterNode): string {
  switch (node.kind) {
    case 'and':
      return node.operands.map((operand) => within(operand, 'or')).join(' and ')
    case 'or':
      return node.operands.map(printNode).join(' or ')
    case 'not':
      return `not ${within(node.operand, 'and', 'or')}`
    case 'compare':
      return `${node.field} ${node.operator} ${printValue(node.field, node.value)}`
    case 'in': {
      const values = node.values.map((value) => printValue(node.field, value))
      return `${node.field} in {${values.join(', ')}}`
    }
  }
}

/** In parentheses if it is of a kind that binds less than what it stands in. */
function within(node: FilterNode, ...looser: readonly FilterNode['kind'][]): string {
  return looser.includes(node.kind) ? `(${printNode(node)})` : printNode(node)
}

function printValue(field: string, value: FilterValue): string {
  switch (value.kind) {
    case 'number':
      return String(value.number)
    case 'text':
      return fieldNamed(field)?.valueKind === 'choice' ? value.text : quote(value.text)
    case 'time-of-day':
      return printTime(value.ms)
  }
}

function printTime(ms: number): string {
  const hours = twoDigits(ms / 3_600_000)
  const minutes = twoDigits((ms / 60_000) % 60)
  const seconds = twoDigits((ms / 1_000) % 60)
  return `${hours}:${minutes}:${seconds}.${String(ms % 1_000).padStart(3, '0')}`
}

function twoDigits(value: number): string {
  return String(Math.floor(value)).padStart(2, '0')
}
