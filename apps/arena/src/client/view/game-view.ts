import { Camera } from './camera.ts'
import { Painter } from './painter.ts'
import type { Subject } from './painter.ts'
import { Scene } from './scene.ts'
import { Spectator } from './spectator.ts'

export type GameViewOptions = Omit<Subject, 'scene' | 'camera' | 'spectator' | 'minimap'>

/** The canvas: draws the scene at the display's rate, and the minimap ten times a second. */
export class GameView {
  readonly scene = new Scene()
  readonly spectator = new Spectator()
  readonly camera: Camera
  readonly #options: GameViewOptions
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
    let request = requestAnimationFrame(function step(nowMs) {
      painter.paint(nowMs)
      request = requestAnimationFrame(step)
    })
    return () => {
      cancelAnimationFrame(request)
      observer.disconnect()
    }
  }

  attachMinimap(canvas: HTMLCanvasElement): () => void {
    this.#minimap = canvas
    return () => {
      if (this.#minimap === canvas) this.#minimap = undefined
    }
  }
}
