import type { ArenaMap } from '../../game/map.ts'
import type { Camera } from './camera.ts'
import { paintTerrain } from './paint-terrain.ts'
import type { Palette } from './palette.ts'

/** Longest edge of the layer in device pixels: 4096 x 2892 are 47 MB. */
const longestEdge = 4_096

/** Ground painted beyond the edge of the map, in units: more than the camera's margin shows. */
const bleed = 160

/** The map as pixels: painted once for each sharpness, copied each frame. */
export class TerrainLayer {
  readonly #image = document.createElement('canvas')
  readonly #map: ArenaMap
  readonly #palette: Palette
  /** Device pixels per unit. */
  #scale = 0

  constructor(map: ArenaMap, palette: Palette) {
    this.#map = map
    this.#palette = palette
  }

  /** Paints anew if the display's sharpness changed. */
  prepare(pixelRatio: number): void {
    const width = this.#map.width + bleed * 2
    const height = this.#map.height + bleed * 2
    const scale = Math.min(pixelRatio, longestEdge / Math.max(width, height))
    if (scale === this.#scale) return
    this.#scale = scale
    this.#image.width = Math.ceil(width * scale)
    this.#image.height = Math.ceil(height * scale)
    const context = this.#image.getContext('2d', { alpha: false })
    if (!context) return
    context.scale(scale, scale)
    context.translate(bleed, bleed)
    paintTerrain(context, this.#map, this.#palette, bleed)
  }

  /** Copies what the camera sees; the context's units are CSS pixels. */
  draw(context: CanvasRenderingContext2D, camera: Camera, pixelRatio: number): void {
    context.fillStyle = this.#palette.beyond
    context.fillRect(0, 0, camera.width, camera.height)
    const left = Math.max(-bleed, camera.toWorldX(0))
    const top = Math.max(-bleed, camera.toWorldY(0))
    const right = Math.min(this.#map.width + bleed, camera.toWorldX(camera.width))
    const bottom = Math.min(this.#map.height + bleed, camera.toWorldY(camera.height))
    if (right <= left || bottom <= top) return
    // On whole device pixels a copy of the same size needs no resampling.
    const sourceX = Math.round((left + bleed) * this.#scale)
    const sourceY = Math.round((top + bleed) * this.#scale)
    context.drawImage(
      this.#image,
      sourceX,
      sourceY,
      Math.min(this.#image.width - sourceX, (right - left) * this.#scale),
      Math.min(this.#image.height - sourceY, (bottom - top) * this.#scale),
      snap(camera.toScreenX(left), pixelRatio),
      snap(camera.toScreenY(top), pixelRatio),
      (right - left) * camera.zoom,
      (bottom - top) * camera.zoom,
    )
  }

  /** Copies the map, without what lies beyond it, into a small picture. */
  drawWhole(context: CanvasRenderingContext2D, width: number, height: number): void {
    const edge = bleed * this.#scale
    context.drawImage(
      this.#image,
      edge,
      edge,
      this.#map.width * this.#scale,
      this.#map.height * this.#scale,
      0,
      0,
      width,
      height,
    )
  }
}

function snap(position: number, pixelRatio: number): number {
  return Math.round(position * pixelRatio) / pixelRatio
}
