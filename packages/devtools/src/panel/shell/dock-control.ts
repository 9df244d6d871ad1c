/** What a docked panel can do with the place that it has. */
export interface DockControl {
  readonly isFull: boolean
  /** In CSS pixels, as are the bounds that it can be dragged between. */
  readonly height: number
  readonly leastHeight: number
  readonly mostHeight: number
  readonly onResize: (height: number) => void
  readonly onToggleFull: () => void
  readonly onClose: () => void
}
