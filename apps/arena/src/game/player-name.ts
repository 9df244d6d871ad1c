const longestPlayerName = 16

/** Letters, marks, digits, punctuation, symbols and plain spaces: nothing that cannot be seen. */
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]+$/u

/** The name as it is shown, or undefined if it cannot be: 1 to 16 printable characters. */
export function cleanPlayerName(name: string): string | undefined {
  // Measured before it is looked at, so that a huge one costs nothing.
  if (name.length > 4 * longestPlayerName) return undefined
  const trimmed = name.trim()
  const length = [...trimmed].length
  return length >= 1 && length <= longestPlayerName && printable.test(trimmed) ? trimmed : undefined
}
