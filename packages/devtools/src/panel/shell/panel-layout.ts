import type { Size } from './use-size.ts'

/** How the panel's parts share its room. */
export interface PanelLayout {
  readonly width: number
  /** Below 1,000 wide: no column of gauges, the message under the list. */
  readonly isNarrow: boolean
  /** The strip of 60 instead of 112. */
  readonly isCompact: boolean
  /** Width of the strip's plot. */
  readonly plotWidth: number
}

const GUTTER = 132
const GAUGES = 288
const NARROW = 1000
const LOW = 400

export function panelLayout({ width, height }: Size): PanelLayout {
  const isNarrow = width < NARROW
  return {
    width,
    isNarrow,
    isCompact: isNarrow || height < LOW,
    plotWidth: Math.max(0, width - GUTTER - (isNarrow ? 0 : GAUGES)),
  }
}
