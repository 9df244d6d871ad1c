import type { KeyboardEvent } from 'react'

/** The row that a key of a list leads to; undefined for keys that are none of the list's. */
export function rowAfterKey(
  event: KeyboardEvent,
  row: number | undefined,
  count: number,
  pageRows: number,
): number | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || count === 0) return undefined
  const last = count - 1
  const at = row ?? -1
  switch (event.key) {
    case 'ArrowDown':
      return Math.min(last, at + 1)
    case 'ArrowUp':
      return Math.max(0, at - 1)
    case 'PageDown':
      return Math.min(last, at + pageRows)
    case 'PageUp':
      return Math.max(0, at - pageRows)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}

/** What a row under the pointer says of itself in an attribute. */
export function rowUnder(target: EventTarget, attribute: string): string | undefined {
  const row = target instanceof Element ? target.closest(`[${attribute}]`) : null
  return row?.getAttribute(attribute) ?? undefined
}
