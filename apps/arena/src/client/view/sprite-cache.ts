/** A drawing kept as pixels, with its size in CSS pixels. */
export interface Sprite {
  readonly image: HTMLCanvasElement
  readonly width: number
  readonly height: number
}

/**
 * Drawings by key, made once and blitted from then on; the oldest goes when there are too many.
 *
 * Outlined text and turned shapes cost many times a blit, which is what keeps hundreds of bodies
 * within a frame.
 */
export class SpriteCache {
  readonly #sprites = new Map<string | number, Sprite>()
  readonly #capacity: number
  #pixelRatio = 1

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** Device pixels per CSS pixel; a change drops what was drawn for the old one. */
  setPixelRatio(pixelRatio: number): void {
    if (pixelRatio === this.#pixelRatio) return
    this.#pixelRatio = pixelRatio
    this.#sprites.clear()
  }

  clear(): void {
    this.#sprites.clear()
  }

  get(key: string | number): Sprite | undefined {
    return this.#sprites.get(key)
  }

  /** Draws a sprite of this size (CSS pixels) and keeps it under the key. */
  make(
    key: string | number,
    width: number,
    height: number,
    draw: (context: CanvasRenderingContext2D) => void,
  ): Sprite {
    if (this.#sprites.size >= this.#capacity) {
      for (const oldest of this.#sprites.keys()) {
        this.#sprites.delete(oldest)
        break
      }
    }
    const image = document.createElement('canvas')
    image.width = Math.max(1, Math.ceil(width * this.#pixelRatio))
    image.height = Math.max(1, Math.ceil(height * this.#pixelRatio))
    const sprite = {
      image,
      width: image.width / this.#pixelRatio,
      height: image.height / this.#pixelRatio,
    }
    const context = image.getContext('2d')
    if (context) {
      context.scale(this.#pixelRatio, this.#pixelRatio)
      draw(context)
    }
    this.#sprites.set(key, sprite)
    return sprite
  }
}
