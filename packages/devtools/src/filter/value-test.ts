import type { FilterNode, FilterValue } from './filter.ts'
import { compilePattern } from './read-value.ts'

type Comparison = Extract<FilterNode, { readonly kind: 'compare' | 'in' }>

/** What a comparison says of a number; `!=` is read as `==`, for the caller to turn around. */
export function numberTest(node: Comparison): (value: number) => boolean {
  return orderTest(node, (value) => (value.kind === 'number' ? value.number : undefined))
}

/** The same of a time of day, given as Unix time in ms. */
export function timeOfDayTest(node: Comparison): (unixMs: number) => boolean {
  const test = orderTest(node, (value) => (value.kind === 'time-of-day' ? value.ms : undefined))
  return (unixMs) => {
    const date = new Date(unixMs)
    const minutes = date.getHours() * 60 + date.getMinutes()
    return test(minutes * 60_000 + date.getSeconds() * 1_000 + (unixMs % 1_000))
  }
}

/** What a comparison says of a name; `!=` is read as `==`, for the caller to turn around. */
export function textTest(node: Comparison): (text: string) => boolean {
  if (node.kind === 'in') {
    const wanted = new Set(node.values.map(textOf))
    return (text) => wanted.has(text)
  }
  const wanted = textOf(node.value)
  switch (node.operator) {
    case 'contains': {
      const lower = wanted.toLowerCase()
      return (text) => text.toLowerCase().includes(lower)
    }
    case 'matches': {
      const pattern = compilePattern(wanted)
      return (text) => pattern.test(text)
    }
    default:
      return (text) => text === wanted
  }
}

function orderTest(
  node: Comparison,
  read: (value: FilterValue) => number | undefined,
): (value: number) => boolean {
  if (node.kind === 'in') {
    const wanted = new Set(node.values.map(read).filter((value) => value !== undefined))
    return (value) => wanted.has(value)
  }
  const wanted = read(node.value)
  if (wanted === undefined) return () => false
  switch (node.operator) {
    case '<':
      return (value) => value < wanted
    case '<=':
      return (value) => value <= wanted
    case '>':
      return (value) => value > wanted
    case '>=':
      return (value) => value >= wanted
    default:
      return (value) => value === wanted
  }
}

function textOf(value: FilterValue): string {
  return value.kind === 'text' ? value.text : ''
}
