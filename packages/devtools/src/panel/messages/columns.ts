export type ColumnId =
  | 'direction'
  | 'sequence'
  | 'type'
  | 'time'
  | 'gap'
  | 'bytes'
  /** Bytes without their bar. */
  | 'size'
  | 'changes'
  | 'entities'
  | 'base'
  | 'ack'
  | 'verdict'
  | 'codec'

export interface Column {
  readonly id: ColumnId
  /** The header's word; units stand here and not in the cells. */
  readonly title: string
  /** The header in full, for the tooltip and for screen readers. */
  readonly description: string
  /** CSS pixels, cell padding included. */
  readonly width: number
  readonly isNumber: boolean
}

function column(
  id: ColumnId,
  title: string,
  description: string,
  width: number,
  isNumber = true,
): Column {
  return { id, title, description, width, isNumber }
}

const all: readonly Column[] = [
  column('direction', '', 'Direction', 32, false),
  column('sequence', '#', 'Sequence number; of deltas and snapshots it is the tick', 64),
  column('type', 'Type', 'Type', 116, false),
  column('time', 'Time', 'Time of day', 94),
  column('gap', 'Gap ms', 'Milliseconds since the message above', 56),
  column('bytes', 'Bytes', 'Size on the wire', 88),
  column('changes', 'Changes', 'Changes in a delta, entities in a snapshot', 60),
  column('entities', 'Entities', 'Entities that it names', 60),
  column('base', 'Base', 'What a delta builds on, or an ack confirms', 62),
  column('ack', 'Ack ms', 'Milliseconds until it was acknowledged', 58),
  column('verdict', 'Limiter', 'What the limiter did with it', 152, false),
]

const codec = column('codec', 'Codec', 'How it is written', 80, false)
const size = column('size', 'Bytes', 'Size on the wire', 60)

/** The verdict may be cut down to this: its glyph, its word and how long. */
const LEAST_VERDICT = 112

/** What goes first when there is no room. */
const dropped: readonly ColumnId[] = ['entities', 'base', 'gap', 'ack', 'changes', 'bytes', 'time']

/** A list of this width has room for the codec as well. */
const CODEC_WIDTH = 1100

/** The columns that fit a list of this width, in order. */
export function columnsFor(width: number): readonly Column[] {
  if (width >= CODEC_WIDTH) return [...all.slice(0, -1), codec, ...all.slice(-1)]
  let columns = all
  for (const id of dropped) {
    if (leastWidth(columns) <= width) break
    // Bytes lose their bar, not their number.
    if (id === 'bytes') columns = columns.map((column) => (column.id === id ? size : column))
    else columns = columns.filter((column) => column.id !== id)
  }
  return columns
}

/** With few columns left the verdict gives way before another one goes. */
function leastWidth(columns: readonly Column[]): number {
  const isTight = columns.every(({ id }) => id !== 'changes')
  let sum = 0
  for (const { id, width } of columns) sum += id === 'verdict' && isTight ? LEAST_VERDICT : width
  return sum
}

/** The same columns as a grid template: the verdict takes what is left. */
export function gridTemplate(columns: readonly Column[]): string {
  return columns
    .map(({ id, width }) => (id === 'verdict' ? `minmax(${LEAST_VERDICT}px, 1fr)` : `${width}px`))
    .join(' ')
}
