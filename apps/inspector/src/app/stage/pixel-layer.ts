import type { BodyBuffer } from './body-buffer.ts'
import type { CanvasFrame } from './frame-of.ts'
import { type StageColors, pixelOf } from './stage-colors.ts'

/** Draws a crowd pixel by pixel: shapes would neither be told apart nor drawn in a frame's time. */
export class PixelLayer {
  #canvas: OffscreenCanvas | undefined
  #image: ImageData | undefined
  #pixels = new Uint32Array(0)

  draw(
    context: CanvasRenderingContext2D,
    bodies: BodyBuffer,
    frame: CanvasFrame,
    colors: StageColors,
    ratio: number,
  ): void {
    const width = Math.max(1, Math.round(frame.width * ratio))
    const height = Math.max(1, Math.round(frame.height * ratio))
    this.#fit(width, height)
    this.#pixels.fill(0)
    this.#plot(bodies, frame, colors, ratio, width, height)
    const layer = this.#canvas?.getContext('2d')
    if (layer === null || layer === undefined) return
    if (this.#image === undefined || this.#canvas === undefined) return
    layer.putImageData(this.#image, 0, 0)
    context.drawImage(this.#canvas, 0, 0, frame.width, frame.height)
  }

  #plot(
    { count, kinds, places }: BodyBuffer,
    { originX, originY, scale }: CanvasFrame,
    colors: StageColors,
    ratio: number,
    width: number,
    height: number,
  ): void {
    const size = Math.max(2, Math.round(2 * ratio))
    const truth = pixelOf(colors.truth)
    const bodies = colors.bodies.map(pixelOf)
    const unit = scale * ratio
    const x0 = originX * ratio
    const y0 = originY * ratio
    for (let index = 0; index < count; index += 1) {
      const at = 4 * index
      const trueX = Math.round(x0 + (places[at] ?? Number.NaN) * unit)
      const trueY = Math.round(y0 + (places[at + 1] ?? Number.NaN) * unit)
      const x = Math.round(x0 + (places[at + 2] ?? Number.NaN) * unit)
      const y = Math.round(y0 + (places[at + 3] ?? Number.NaN) * unit)
      // Truth shows where the replica does not cover it.
      if (trueX !== x || trueY !== y) this.#dot(trueX, trueY, size, truth, width, height)
      this.#dot(x, y, size, bodies[kinds[index] ?? 0] ?? truth, width, height)
    }
  }

  /** Comparisons with NaN are false: what is not there leaves no dot. */
  #dot(x: number, y: number, size: number, color: number, width: number, height: number): void {
    if (!(x >= 0 && y >= 0 && x + size <= width && y + size <= height)) return
    for (let row = y; row < y + size; row += 1) {
      const at = row * width + x
      for (let pixel = at; pixel < at + size; pixel += 1) this.#pixels[pixel] = color
    }
  }

  #fit(width: number, height: number): void {
    if (this.#image?.width === width && this.#image.height === height) return
    this.#canvas = new OffscreenCanvas(width, height)
    this.#image = new ImageData(width, height)
    this.#pixels = new Uint32Array(this.#image.data.buffer)
  }
}
