import type { EntityId } from '@tx2-link/core'
import type { WorldView } from '@tx2-link/react/store'
import { addBody } from '../shapes/add-body.ts'
import { drawBrackets } from '../shapes/draw-brackets.ts'
import type { GameSchema } from './schema.ts'

const BODIES = { all: ['Position', 'Body'] } as const

/** Above so many, bodies are drawn small, in CSS pixels. */
const CROWDED = 60
const LARGE = 3.2
const SMALL = 1.6

/** Where a press is near enough to a body, in CSS pixels. */
const REACH = 16

const HALF_BRACKET = 7
const CORNER = 4

interface MapColors {
  readonly bodies: readonly string[]
  readonly line: string
  readonly accent: string
}

/** Draws bodies from above on a small canvas, again only when something of it changed. */
export class MapPainter {
  readonly #extent: number
  #drawn = ''
  #theme: string | undefined
  #colors: MapColors = { bodies: [], line: '', accent: '' }
  #world: WorldView<GameSchema> | undefined
  #canvas: HTMLCanvasElement | undefined

  /** The world reaches so far up and down from the middle, in units. */
  constructor(extent: number) {
    this.#extent = extent
  }

  draw(
    canvas: HTMLCanvasElement,
    world: WorldView<GameSchema>,
    revision: number,
    selected: EntityId | undefined,
  ): void {
    const context = canvas.getContext('2d')
    if (context === null) return
    this.#world = world
    this.#canvas = canvas
    const { clientWidth: width, clientHeight: height } = canvas
    const { devicePixelRatio: ratio } = window
    const theme = document.documentElement.dataset['theme']
    const shown = [revision, selected, theme, width, height, ratio].join()
    if (shown === this.#drawn) return
    this.#drawn = shown
    if (theme !== this.#theme || this.#colors.line === '') this.#readColors(canvas)
    this.#theme = theme
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    this.#drawLines(context, width, height)
    this.#drawBodies(context, world)
    if (selected !== undefined) this.#drawBrackets(context, selected)
  }

  /** The body nearest to a point of the canvas, in CSS pixels. */
  nearest(left: number, top: number): EntityId | undefined {
    let found: EntityId | undefined
    let least = REACH * REACH
    for (const id of this.#world?.query(BODIES) ?? []) {
      const [x, y] = this.#place(id)
      const squared = (x - left) ** 2 + (y - top) ** 2
      if (squared > least) continue
      least = squared
      found = id
    }
    return found
  }

  /** The body after or before one, in the order of their numbers. */
  neighbour(id: EntityId | undefined, step: 1 | -1): EntityId | undefined {
    const ids = this.#world?.query(BODIES) ?? []
    const at = id === undefined ? -1 : ids.indexOf(id)
    if (at === -1) return step === 1 ? ids[0] : ids.at(-1)
    return ids[(at + step + ids.length) % ids.length]
  }

  #place(id: EntityId): readonly [number, number] {
    const { clientWidth = 0, clientHeight = 0 } = this.#canvas ?? {}
    const scale = clientHeight / (2 * this.#extent)
    const x = this.#world?.field(id, 'Position', 'x') ?? Number.NaN
    const y = this.#world?.field(id, 'Position', 'y') ?? Number.NaN
    return [clientWidth / 2 + x * scale, clientHeight / 2 + y * scale]
  }

  #drawLines(context: CanvasRenderingContext2D, width: number, height: number): void {
    context.strokeStyle = this.#colors.line
    context.lineWidth = 1
    context.beginPath()
    for (const share of [0.25, 0.5, 0.75]) {
      const x = Math.round(width * share) + 0.5
      const y = Math.round(height * share) + 0.5
      context.moveTo(x, 0)
      context.lineTo(x, height)
      context.moveTo(0, y)
      context.lineTo(width, y)
    }
    context.stroke()
  }

  #drawBodies(context: CanvasRenderingContext2D, world: WorldView<GameSchema>): void {
    const ids = world.query(BODIES)
    const radius = ids.length > CROWDED ? SMALL : LARGE
    for (const [kind, color] of this.#colors.bodies.entries()) {
      context.fillStyle = color
      context.beginPath()
      for (const id of ids) {
        if (world.field(id, 'Body', 'kind') !== kind) continue
        const [x, y] = this.#place(id)
        addBody(context, kind, x, y, radius)
      }
      context.fill()
    }
  }

  #drawBrackets(context: CanvasRenderingContext2D, id: EntityId): void {
    const [x, y] = this.#place(id)
    const color = this.#colors.accent
    drawBrackets(context, x, y, { color, lineWidth: 1.5, half: HALF_BRACKET, arm: CORNER })
  }

  #readColors(canvas: HTMLCanvasElement): void {
    const style = getComputedStyle(canvas)
    const token = (name: string): string => style.getPropertyValue(name).trim()
    this.#colors = {
      bodies: [token('--team-1'), token('--team-2'), token('--team-3')],
      line: token('--line-1'),
      accent: token('--accent'),
    }
  }
}
