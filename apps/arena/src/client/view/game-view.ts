import { Camera } from './camera.ts'
import { Painter } from './painter.ts'
import type { Subject } from './painter.ts'
import { Scene } from './scene.ts'
import { Spectator } from './spectator.ts'

export type GameViewOptions = Omit<Subject, 'scene' | 'camera' | 'spectator' | 'minimap'>

/** The canvas: draws the scene when it is told to, and the minimap ten times a second. */
export class GameView {
  readonly scene = new Scene()
  readonly spectator = new Spectator()
  readonly camera: Camera
  readonly #options: GameViewOptions
  #painter: Painter | undefined
  #minimap: HTMLCanvasElement | undefined

  constructor(options: GameViewOptions) {
    this.#options = options
    this.camera = new Camera(options.map)
  }

  /** Draws onto this canvas from now on; the returned function stops. */
  attach(canvas: HTMLCanvasElement): () => void {
    const context = canvas.getContext('2d', { alpha: false })
    if (!context) return () => {}
    const { scene, camera, spectator } = this
    const minimap = (): HTMLCanvasElement | undefined => this.#minimap
    const subject = { ...this.#options, scene, camera, spectator, minimap }
    const painter = new Painter(subject, canvas, context)
    const observer = new ResizeObserver(() => painter.resize())
    observer.observe(canvas)
    painter.resize()
    this.#painter = painter
    return () => {
      observer.disconnect()
      if (this.#painter === painter) this.#painter = undefined
    }
  }

  /** Draws one frame of the display, whose time is `nowMs`. */
  paint(nowMs: number): void {
    this.#painter?.paint(nowMs)
  }

  attachMinimap(canvas: HTMLCanvasElement): () => void {
    this.#minimap = canvas
    return () => {
      if (this.#minimap === canvas) this.#minimap = undefined
    }
  }
}
