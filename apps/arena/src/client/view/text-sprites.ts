import { SpriteCache } from './sprite-cache.ts'
import type { Sprite } from './sprite-cache.ts'

/** Stroked on the edge of the letters, so that half of it lies outside. */
const outlineWidth = 3

/** Text with a dark outline for the bare world, drawn once for each wording. */
export class TextSprites {
  readonly #sprites = new SpriteCache(700)
  readonly #family: string
  readonly #outline: string
  readonly #measure: CanvasRenderingContext2D | null

  constructor(family: string, outline: string) {
    this.#family = family
    this.#outline = outline
    this.#measure = document.createElement('canvas').getContext('2d')
  }

  setPixelRatio(pixelRatio: number): void {
    this.#sprites.setPixelRatio(pixelRatio)
  }

  /** `style` is weight and size as in CSS: `600 13px`. */
  text(text: string, style: string, colour: string): Sprite {
    const key = `${style}${colour}${text}`
    return this.#sprites.get(key) ?? this.#make(key, text, style, colour)
  }

  #make(key: string, text: string, style: string, colour: string): Sprite {
    const font = `${style} ${this.#family}`
    const size = Number.parseFloat(style.slice(style.lastIndexOf(' ') + 1))
    let width = text.length * size
    if (this.#measure) {
      this.#measure.font = font
      ;({ width } = this.#measure.measureText(text))
    }
    const height = size + outlineWidth * 2
    return this.#sprites.make(key, width + outlineWidth * 2, height, (context) => {
      context.font = font
      context.textBaseline = 'middle'
      context.lineJoin = 'round'
      context.lineWidth = outlineWidth
      context.strokeStyle = this.#outline
      context.strokeText(text, outlineWidth, height / 2)
      context.fillStyle = colour
      context.fillText(text, outlineWidth, height / 2)
    })
  }
}
