export type SortDirection = 'ascending' | 'descending'

/** One step of an order, as a query says it: a component, a field of it, and which way. */
export type SortStep = readonly [component: string, field: string, direction?: SortDirection]

/**
 * Compares by values: numbers by size, texts by code units, false before true.
 * What is not there comes last whichever way the rest goes, and NaN just before it.
 */
export function compareValues(first: unknown, second: unknown, isDescending: boolean): number {
  if (typeof first === 'number' && typeof second === 'number') {
    // Most keys. Only NaN, and an infinity beside itself, leave it open.
    const difference = first - second
    if (!Number.isNaN(difference)) return isDescending ? -difference : difference
  }
  const gap = rankOf(first) - rankOf(second)
  if (gap !== 0) return gap
  if (!isSortable(first) || !isSortable(second) || first === second) return 0
  // Neither for NaN, of which one is like another.
  const order = first < second ? -1 : first > second ? 1 : 0
  return isDescending ? -order : order
}

/** Only values of one kind can be said to be smaller or larger. */
function rankOf(value: unknown): number {
  switch (typeof value) {
    case 'bigint':
      return 0
    case 'number':
      return Number.isNaN(value) ? 3 : 0
    case 'string':
      return 1
    case 'boolean':
      return 2
    default:
      return 4
  }
}

function isSortable(value: unknown): value is string | number | bigint | boolean {
  return rankOf(value) < 3
}
