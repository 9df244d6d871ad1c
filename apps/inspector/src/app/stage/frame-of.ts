import { type Size, type View, scaleOf } from './camera.ts'

/** Turns units into pixels of a canvas. */
export interface CanvasFrame extends Size {
  readonly scale: number
  /** Where the middle of the world is, in CSS pixels. */
  readonly originX: number
  readonly originY: number
  readonly extent: number
}

export function frameOf(view: View, size: Size, extent: number): CanvasFrame {
  const scale = scaleOf(view, size, extent)
  return {
    ...size,
    scale,
    originX: size.width / 2 - view.x * scale,
    originY: size.height / 2 - view.y * scale,
    extent,
  }
}
