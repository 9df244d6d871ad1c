import type { MatchingMessages } from './matching-messages.ts'

export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/** The message that a key selects in the list; undefined when the key means nothing here. */
export function selectionAfterKey(
  pressed: PressedKey,
  messages: MatchingMessages,
  selected: number | undefined,
  pageRows: number,
): number | undefined {
  const step = stepOf(pressed.key, pageRows)
  const last = messages.count - 1
  if (last < 0 || step === undefined) return undefined
  if (step === -Infinity) return messages.at(0)
  if (selected === undefined) return messages.at(last)
  const row = messages.rowAtOrAfter(selected)
  // A selected message that is not shown lies just above the row at or after it.
  const from = messages.at(row) === selected || step < 0 ? row : row - 1
  return messages.at(Math.min(last, Math.max(0, from + step)))
}

function stepOf(key: string, pageRows: number): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return -1
    case 'ArrowDown':
      return 1
    case 'PageUp':
      return -pageRows
    case 'PageDown':
      return pageRows
    case 'Home':
      return -Infinity
    default:
      return undefined
  }
}
