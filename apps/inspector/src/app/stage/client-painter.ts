import type { ClientName, StageView } from '../../engine/stage.ts'
import { BodyBuffer } from './body-buffer.ts'
import type { Camera, Size } from './camera.ts'
import { drawGround } from './draw-ground.ts'
import { drawSelection, selectionText } from './draw-selection.ts'
import { drawShapes } from './draw-shapes.ts'
import { frameOf } from './frame-of.ts'
import { PixelLayer } from './pixel-layer.ts'
import type { StageColors } from './stage-colors.ts'

/** Above so many entities they are drawn as dots. */
const MOST_SHAPES = 2_500

/** Worlds larger than this are walked through less often than the display draws, at most every so many ms. */
const LARGE_WORLD = 4_000
const LARGE_EVERY_MS = 90

/** When a large world was last walked through, by whichever client. */
let largeFilledAt = Number.NEGATIVE_INFINITY

/** Where a press is near enough to an entity, in pixels. */
const REACH = 14

/** Draws one client's replica beside the truth, again only when something of it changed. */
export class ClientPainter {
  readonly #stage: StageView
  readonly #client: ClientName
  readonly #camera: Camera
  readonly #context: CanvasRenderingContext2D
  readonly #bodies = new BodyBuffer()
  readonly #layer = new PixelLayer()
  #size: Size = { width: 0, height: 0 }
  #ratio = 1
  #colors: StageColors | undefined
  #selected: number | undefined
  #isDirty = true
  #truth: unknown
  #truthTick = -1
  #revision = -1
  #filledAt = Number.NEGATIVE_INFINITY

  constructor(
    stage: StageView,
    client: ClientName,
    camera: Camera,
    context: CanvasRenderingContext2D,
  ) {
    this.#stage = stage
    this.#client = client
    this.#camera = camera
    this.#context = context
  }

  get size(): Size {
    return this.#size
  }

  /** What stands beside the selected entity; undefined when it is in neither world. */
  get selectionText(): string | undefined {
    const index = this.#selected === undefined ? -1 : this.#bodies.indexOf(this.#selected)
    return index < 0 ? undefined : selectionText(this.#bodies, index)
  }

  resize(size: Size, ratio: number): void {
    this.#size = size
    this.#ratio = ratio
    const { canvas } = this.#context
    canvas.width = Math.round(size.width * ratio)
    canvas.height = Math.round(size.height * ratio)
    this.#isDirty = true
  }

  setColors(colors: StageColors): void {
    this.#colors = colors
    this.#isDirty = true
  }

  select(id: number | undefined): void {
    this.#selected = id
    this.#isDirty = true
  }

  touch(): void {
    this.#isDirty = true
  }

  /** The entity at a point of the canvas, in CSS pixels. */
  entityAt(left: number, top: number): number | undefined {
    const { scale, originX, originY } = this.#frame()
    return this.#bodies.nearest((left - originX) / scale, (top - originY) / scale, REACH / scale)
  }

  /** The one after or before the selected entity, in the order of their numbers. */
  neighbour(step: 1 | -1): number | undefined {
    const { count, ids } = this.#bodies
    if (count === 0) return undefined
    const at = this.#selected === undefined ? -1 : this.#bodies.indexOf(this.#selected)
    if (at < 0) return step === 1 ? ids[0] : ids[count - 1]
    return ids[(at + step + count) % count]
  }

  /** Returns whether it drew. */
  draw(timeMs: number): boolean {
    const hasMoved = this.#fill(timeMs)
    if (this.#colors === undefined || (!hasMoved && !this.#isDirty)) return false
    this.#isDirty = false
    const context = this.#context
    context.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0)
    const frame = this.#frame()
    const count = this.#bodies.countInside(frame)
    drawGround(context, frame, this.#colors)
    if (count > MOST_SHAPES) {
      this.#layer.draw(context, this.#bodies, frame, this.#colors, this.#ratio)
    } else {
      const radius = radiusOf(count, this.#size)
      drawShapes(context, this.#bodies, frame, this.#colors, radius)
    }
    const index = this.#selected === undefined ? -1 : this.#bodies.indexOf(this.#selected)
    if (index >= 0) drawSelection(context, this.#bodies, index, frame, this.#colors)
    return true
  }

  #frame(): ReturnType<typeof frameOf> {
    return frameOf(this.#camera.view.get(), this.#size, this.#stage.extent)
  }

  /** Walks through the world when one of the two has changed. */
  #fill(timeMs: number): boolean {
    const { world } = this.#stage.server
    const { revision } = this.#stage.clients[this.#client].store.getState()
    const isSame =
      world === this.#truth && world.tick === this.#truthTick && revision === this.#revision
    if (isSame) return false
    if (world.size > LARGE_WORLD) {
      // Not both clients in one frame.
      if (timeMs - this.#filledAt < LARGE_EVERY_MS || timeMs === largeFilledAt) return false
      largeFilledAt = timeMs
    }
    this.#truth = world
    this.#truthTick = world.tick
    this.#revision = revision
    this.#filledAt = timeMs
    this.#bodies.walk((visit) => this.#stage.visitBodies(this.#client, visit))
    return true
  }
}

/** Fewer are drawn larger, in pixels, and all of them smaller where there is little room. */
function radiusOf(count: number, { width, height }: Size): number {
  const radius = count <= 80 ? 5.5 : count <= 400 ? 4 : 2.5
  return radius * Math.min(1, Math.max(0.6, Math.min(width, height) / 320))
}
