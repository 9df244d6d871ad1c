import type { Camera } from './camera.ts'
import type { Fighter } from './fighter.ts'
import type { Palette } from './palette.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** What every drawing step of one frame shares. The context's units are CSS pixels. */
export interface Frame {
  readonly context: CanvasRenderingContext2D
  readonly camera: Camera
  readonly palette: Palette
  nowMs: number
  /** The world's tick, as it was last read. */
  tick: number
  /** The reader's own avatar, if it lives. */
  own: Fighter | undefined
  /** Where names and bars are densest: the own avatar, else the middle of the view. */
  focusX: number
  focusY: number
  /** Where the own avatar was told to walk. */
  moveTarget: Point | undefined
  /** The reader asked for less motion: no wakes, sparks or streaks. */
  reducedMotion: boolean
  pixelRatio: number
  /** Radius of a body, CSS pixels. */
  bodyRadius: number
}

/** Whether a point (units) lies in the view or within `margin` CSS pixels of it. */
export function isInView(camera: Camera, x: number, y: number, margin: number): boolean {
  const screenX = camera.toScreenX(x)
  const screenY = camera.toScreenY(y)
  return (
    screenX > -margin &&
    screenY > -margin &&
    screenX < camera.width + margin &&
    screenY < camera.height + margin
  )
}
