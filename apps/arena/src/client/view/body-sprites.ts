import { shapeOf, traceBody } from './body-shape.ts'
import { teamColour } from './palette.ts'
import type { Palette } from './palette.ts'
import { SpriteCache } from './sprite-cache.ts'
import type { Sprite } from './sprite-cache.ts'

/** Directions a body is drawn in: steps of less than 4 degrees, which the eye takes for a turn. */
const headings = 96

const outlineWidth = 1.5

/** Bodies with barrel and wakes with fading, per team, heading and size. */
export class BodySprites {
  readonly #bodies = new SpriteCache(3 * headings * 2)
  readonly #wakes = new SpriteCache(3 * headings)
  readonly #palette: Palette
  #radius = 0

  constructor(palette: Palette) {
    this.#palette = palette
  }

  /** The size (CSS pixels) and sharpness that the next ones are drawn in. */
  configure(radius: number, pixelRatio: number): void {
    this.#bodies.setPixelRatio(pixelRatio)
    this.#wakes.setPixelRatio(pixelRatio)
    if (radius === this.#radius) return
    this.#radius = radius
    this.#bodies.clear()
    this.#wakes.clear()
  }

  /** `heading` in radians, clockwise from +x; a weak body has a dark core. */
  body(team: number, heading: number, weak: boolean): Sprite {
    const step = headingStep(heading)
    const key = (team * headings + step) * 2 + (weak ? 1 : 0)
    return this.#bodies.get(key) ?? this.#makeBody(key, team, step, weak)
  }

  wake(team: number, heading: number): Sprite {
    const step = headingStep(heading)
    const key = team * headings + step
    return this.#wakes.get(key) ?? this.#makeWake(key, team, step)
  }

  #makeBody(key: number, team: number, step: number, weak: boolean): Sprite {
    const radius = this.#radius
    const size = Math.ceil(radius * 4.4)
    return this.#bodies.make(key, size, size, (context) => {
      context.translate(size / 2, size / 2)
      context.rotate((step / headings) * Math.PI * 2)
      drawBarrel(context, this.#palette, team, radius)
      context.beginPath()
      traceBody(context, shapeOf(team), radius)
      context.lineJoin = 'round'
      context.lineWidth = outlineWidth * 2
      context.strokeStyle = this.#palette.outline
      context.stroke()
      context.fillStyle = teamColour(this.#palette, team)
      context.fill()
      if (!weak) return
      context.beginPath()
      context.arc(0, 0, radius * 0.32, 0, Math.PI * 2)
      context.fillStyle = this.#palette.outline
      context.fill()
    })
  }

  #makeWake(key: number, team: number, step: number): Sprite {
    const radius = this.#radius
    const length = radius * 4.2
    const size = Math.ceil(length * 2)
    return this.#wakes.make(key, size, size, (context) => {
      context.translate(size / 2, size / 2)
      context.rotate((step / headings) * Math.PI * 2)
      const fade = context.createLinearGradient(-radius * 0.6, 0, -length, 0)
      const colour = teamColour(this.#palette, team)
      fade.addColorStop(0, `${colour}47`)
      fade.addColorStop(1, `${colour}00`)
      context.fillStyle = fade
      context.beginPath()
      context.moveTo(0, radius * 0.62)
      context.lineTo(-length, 0)
      context.lineTo(0, -radius * 0.62)
      context.closePath()
      context.fill()
    })
  }
}

/** A short stub from the body's rim, dark around so that it stands out on another body. */
function drawBarrel(
  context: CanvasRenderingContext2D,
  palette: Palette,
  team: number,
  radius: number,
): void {
  context.lineCap = 'round'
  for (const [width, colour] of [
    [Math.max(4.5, radius * 0.62), palette.outline],
    [Math.max(2.2, radius * 0.3), teamColour(palette, team)],
  ] as const) {
    context.lineWidth = width
    context.strokeStyle = colour
    context.beginPath()
    context.moveTo(radius * 0.9, 0)
    context.lineTo(radius * 1.75, 0)
    context.stroke()
  }
}

function headingStep(heading: number): number {
  const turn = heading / (Math.PI * 2)
  return Math.round((turn - Math.floor(turn)) * headings) % headings
}
