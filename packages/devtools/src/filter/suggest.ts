/** Edits by which a slip of the keyboard may differ from what was meant. */
const MAX_EDITS = 2

/** The name that was probably meant, if one is near enough. */
export function nearestName(typed: string, names: readonly string[]): string | undefined {
  const lower = typed.toLowerCase()
  let nearest: string | undefined
  let fewest = Math.min(MAX_EDITS, Math.floor(lower.length / 2)) + 1
  for (const name of names) {
    const edits = editsBetween(lower, name.toLowerCase())
    if (edits >= fewest) continue
    fewest = edits
    nearest = name
  }
  return nearest
}

/** Insertions, deletions, replacements and swaps of neighbours that make one text the other. */
function editsBetween(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1]
      let edits = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      )
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (row > 1 && column > 1 && isSwap)
        edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1)
      current.push(edits)
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}
