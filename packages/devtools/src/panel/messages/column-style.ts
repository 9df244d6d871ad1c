import type { CSSProperties } from 'react'
import { type Column, gridTemplate } from './columns.ts'

interface ColumnStyle extends CSSProperties {
  readonly '--columns': string
}

/** The widths of the columns, for the header and all rows below the element that gets it. */
export function columnStyle(columns: readonly Column[]): ColumnStyle {
  return { '--columns': gridTemplate(columns) }
}
