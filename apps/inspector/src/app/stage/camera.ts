import { Value } from '../state/value.ts'

/** Where one looks: the middle in units, and how much larger than fitting. */
export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export interface Size {
  /** In CSS pixels. */
  readonly width: number
  readonly height: number
}

const WHOLE: View = { x: 0, y: 0, zoom: 1 }

const LEAST_ZOOM = 0.25
const MOST_ZOOM = 40

/** Room around what fits, as a share of it. */
const MARGIN = 0.12

/** Pixels of a unit. */
export function scaleOf(view: View, size: Size, extent: number): number {
  const fitting = Math.min(size.width, size.height) / (2 * extent * (1 + MARGIN))
  return Math.max(1e-6, fitting * view.zoom)
}

/** Both clients are looked at from the same place. */
export class Camera {
  readonly view = new Value<View>(WHOLE)

  /** Zooms so that what lies under a point, in pixels from the middle, stays there. */
  zoomBy(factor: number, dx: number, dy: number, size: Size, extent: number): void {
    const before = this.view.get()
    const zoom = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, before.zoom * factor))
    const scale = scaleOf(before, size, extent)
    const share = 1 - before.zoom / zoom
    this.view.set({
      x: before.x + (dx / scale) * share,
      y: before.y + (dy / scale) * share,
      zoom,
    })
  }

  /** Moves what is seen along with the pointer, in pixels. */
  panBy(dx: number, dy: number, size: Size, extent: number): void {
    const view = this.view.get()
    const scale = scaleOf(view, size, extent)
    this.view.set({ ...view, x: view.x - dx / scale, y: view.y - dy / scale })
  }

  reset(): void {
    this.view.set(WHOLE)
  }
}
