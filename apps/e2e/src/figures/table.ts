/** Lines of words and figures: the first column to the left, the others to the right. */
export function formatTable(rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map(formatCell))
  const columns = cells[0]?.map((_, column) => column) ?? []
  const widths = columns.map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('   '),
    )
    .join('\n')
}

/** The median, the least and the most of some values. */
export function rangeOf(values: readonly number[]): [number, number, number] {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const [lower = Number.NaN, upper = Number.NaN] = [
    sorted[Math.floor(middle)],
    sorted[Math.ceil(middle)],
  ]
  return [(lower + upper) / 2, sorted.at(0) ?? Number.NaN, sorted.at(-1) ?? Number.NaN]
}

function formatCell(value: string | number): string {
  if (typeof value === 'string') return value
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })
}
