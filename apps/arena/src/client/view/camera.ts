export interface Bounds {
  readonly width: number
  readonly height: number
}

export const minZoom = 0.5
export const maxZoom = 2

/** CSS pixels of nothing that may show beyond the edge of the map, so that HUD panes hide no one. */
const margin = 72

/** Time constant of following: after this long 63 % of the way is made. */
const followMs = 140

/** Farther than this (CSS pixels) the camera cuts instead of travelling. */
const cutDistance = 900

const zoomPerPixel = 0.0012

/** What part of the map is seen: a centre in units and CSS pixels per unit. */
export class Camera {
  x: number
  y: number
  zoom = 1
  width = 1
  height = 1
  readonly #map: Bounds

  constructor(map: Bounds) {
    this.#map = map
    this.x = map.width / 2
    this.y = map.height / 2
  }

  /** The view's size in CSS pixels. */
  resize(width: number, height: number): void {
    this.width = Math.max(1, width)
    this.height = Math.max(1, height)
    this.#clamp()
  }

  lookAt(x: number, y: number): void {
    this.x = x
    this.y = y
    this.#clamp()
  }

  /** Moves towards a point as far as `elapsedMs` allows, at any frame rate alike. */
  follow(x: number, y: number, elapsedMs: number, timeConstantMs = followMs): void {
    const dx = x - this.x
    const dy = y - this.y
    if (timeConstantMs === followMs && Math.hypot(dx, dy) * this.zoom > cutDistance) {
      this.lookAt(x, y)
      return
    }
    const share = 1 - Math.exp(-elapsedMs / timeConstantMs)
    this.lookAt(this.x + dx * share, this.y + dy * share)
  }

  /** Zooms by a wheel's `deltaY` (pixels), keeping what lies under the pointer where it is. */
  zoomBy(deltaY: number, screenX: number, screenY: number): void {
    const worldX = this.toWorldX(screenX)
    const worldY = this.toWorldY(screenY)
    const zoom = this.zoom * Math.exp(-deltaY * zoomPerPixel)
    this.zoom = clamp(zoom, this.#leastZoom(), maxZoom)
    this.lookAt(
      worldX - (screenX - this.width / 2) / this.zoom,
      worldY - (screenY - this.height / 2) / this.zoom,
    )
  }

  toScreenX(worldX: number): number {
    return (worldX - this.x) * this.zoom + this.width / 2
  }

  toScreenY(worldY: number): number {
    return (worldY - this.y) * this.zoom + this.height / 2
  }

  toWorldX(screenX: number): number {
    return (screenX - this.width / 2) / this.zoom + this.x
  }

  toWorldY(screenY: number): number {
    return (screenY - this.height / 2) / this.zoom + this.y
  }

  /** No farther out than the whole map. */
  #leastZoom(): number {
    const whole = Math.min(this.width / this.#map.width, this.height / this.#map.height)
    return Math.max(minZoom, Math.min(1, whole))
  }

  #clamp(): void {
    this.x = clampAxis(this.x, this.width / this.zoom, this.#map.width, margin / this.zoom)
    this.y = clampAxis(this.y, this.height / this.zoom, this.#map.height, margin / this.zoom)
  }
}

/** A view wider than the map stands in its middle. */
function clampAxis(centre: number, seen: number, map: number, margin: number): number {
  const least = seen / 2 - margin
  const most = map - seen / 2 + margin
  return least > most ? map / 2 : clamp(centre, least, most)
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
