export type ColumnId =
  | 'direction'
  | 'sequence'
  | 'type'
  | 'time'
  | 'gap'
  | 'bytes'
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
  column('type', 'Type', 'Type', 96, false),
  column('time', 'Time', 'Time of day', 96),
  column('gap', 'Gap ms', 'Milliseconds since the message above', 62),
  column('bytes', 'Bytes', 'Size on the wire', 108),
  column('changes', 'Changes', 'Changes in a delta, entities in a snapshot', 64),
  column('entities', 'Entities', 'Entities that it names', 62),
  column('base', 'Base', 'What a delta builds on, or an ack confirms', 64),
  column('ack', 'Ack ms', 'Milliseconds until it was acknowledged', 60),
  column('verdict', 'Limiter', 'What the limiter did with it', 132, false),
]

const codec = column('codec', 'Codec', 'How it is written', 80, false)

/** What goes first when there is no room. */
const dropped: readonly ColumnId[] = ['entities', 'base', 'gap', 'ack', 'changes']

/** A list of this width has room for the codec as well. */
const CODEC_WIDTH = 1100

/** The columns that fit a list of this width, in order. */
export function columnsFor(width: number): readonly Column[] {
  if (width >= CODEC_WIDTH) return [...all.slice(0, -1), codec, ...all.slice(-1)]
  let columns = all
  for (const id of dropped) {
    if (totalWidth(columns) <= width) break
    columns = columns.filter((column) => column.id !== id)
  }
  return columns
}

function totalWidth(columns: readonly Column[]): number {
  let sum = 0
  for (const { width } of columns) sum += width
  return sum
}

/** The same columns as a grid template: the verdict takes what is left. */
export function gridTemplate(columns: readonly Column[]): string {
  return columns
    .map(({ id, width }) => (id === 'verdict' ? `minmax(96px, 1fr)` : `${width}px`))
    .join(' ')
}
