import type { EntityId } from '@tx2-link/core'
import type { ArenaMap } from '../../game/map.ts'
import { tuning } from '../../game/tuning.ts'
import { BodySprites } from './body-sprites.ts'
import type { Camera } from './camera.ts'
import { drawBodies, drawFallen } from './draw-bodies.ts'
import { drawEffects } from './draw-effects.ts'
import { drawOwnMarks } from './draw-own.ts'
import { TagDrawer } from './draw-tags.ts'
import { drawZones } from './draw-zones.ts'
import type { Frame, Point } from './frame.ts'
import { drawMinimap } from './minimap.ts'
import { readPalette } from './palette.ts'
import type { Scene } from './scene.ts'
import type { Spectator } from './spectator.ts'
import { TerrainLayer } from './terrain-layer.ts'
import { TextSprites } from './text-sprites.ts'

/** Radius of a body at zoom 1 and its bounds, CSS pixels. */
const bodyRadius = { normal: 8, least: 5.5, most: 13 }

const minimapEveryMs = 100
/** After a pause (a hidden tab) motion goes on as if nothing had been between. */
const longestFrameMs = 100

/** What a painter draws and whom it asks. */
export interface Subject {
  readonly map: ArenaMap
  readonly scene: Scene
  readonly camera: Camera
  readonly spectator: Spectator
  minimap(): HTMLCanvasElement | undefined
  /** The reader's fighter, if there is one. */
  ownId(): EntityId | undefined
  moveTarget(): Point | undefined
  /** Told each frame where the own fighter stands. */
  onOwnAt(x: number, y: number): void
}

/** Everything that belongs to one canvas: its sharpness, its caches, its last frame. */
export class Painter {
  readonly #subject: Subject
  readonly #canvas: HTMLCanvasElement
  readonly #frame: Frame
  readonly #terrain: TerrainLayer
  readonly #bodies: BodySprites
  readonly #tags: TagDrawer
  readonly #reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)')
  #lastMs = 0
  #minimapAtMs = 0

  constructor(subject: Subject, canvas: HTMLCanvasElement, context: CanvasRenderingContext2D) {
    this.#subject = subject
    this.#canvas = canvas
    const palette = readPalette(canvas)
    this.#terrain = new TerrainLayer(subject.map, palette)
    this.#bodies = new BodySprites(palette)
    this.#tags = new TagDrawer(new TextSprites(palette.font, palette.outline))
    this.#frame = {
      context,
      camera: subject.camera,
      palette,
      nowMs: 0,
      tick: 0,
      own: undefined,
      focusX: 0,
      focusY: 0,
      moveTarget: undefined,
      reducedMotion: this.#reducedMotion.matches,
      pixelRatio: 1,
      bodyRadius: bodyRadius.normal,
    }
  }

  resize(): void {
    const { clientWidth, clientHeight } = this.#canvas
    const pixelRatio = window.devicePixelRatio
    this.#canvas.width = Math.round(clientWidth * pixelRatio)
    this.#canvas.height = Math.round(clientHeight * pixelRatio)
    this.#frame.pixelRatio = pixelRatio
    this.#subject.camera.resize(clientWidth, clientHeight)
    this.#terrain.prepare(pixelRatio)
    // Setting the size clears the canvas; without this the page would flash while it is dragged.
    this.paint(this.#lastMs)
  }

  paint(nowMs: number): void {
    const elapsedMs = Math.min(longestFrameMs, Math.max(0, nowMs - this.#lastMs))
    this.#lastMs = nowMs
    this.#subject.scene.advance(nowMs, elapsedMs)
    this.#prepare(nowMs, elapsedMs)
    this.#draw()
    const minimap = this.#subject.minimap()
    if (minimap && nowMs - this.#minimapAtMs >= minimapEveryMs) {
      this.#minimapAtMs = nowMs
      drawMinimap(minimap, this.#frame, this.#subject.scene, this.#subject.map, this.#terrain)
    }
  }

  #prepare(nowMs: number, elapsedMs: number): void {
    const frame = this.#frame
    const { camera, scene, spectator } = this.#subject
    const own = scene.fighter(this.#subject.ownId())
    frame.nowMs = nowMs
    frame.tick = scene.tick
    frame.own = own
    frame.reducedMotion = this.#reducedMotion.matches
    if (own) {
      this.#subject.onOwnAt(own.x, own.y)
      camera.follow(own.x, own.y, elapsedMs)
    } else {
      spectator.update(camera, scene, nowMs, elapsedMs, frame.reducedMotion)
    }
    frame.focusX = own?.x ?? camera.x
    frame.focusY = own?.y ?? camera.y
    frame.moveTarget = this.#subject.moveTarget()
    const radius = Math.round(bodyRadius.normal * camera.zoom * 4) / 4
    frame.bodyRadius = Math.min(bodyRadius.most, Math.max(bodyRadius.least, radius))
  }

  #draw(): void {
    const frame = this.#frame
    const { context, pixelRatio } = frame
    const { scene, camera } = this.#subject
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    this.#terrain.draw(context, camera, pixelRatio)
    drawZones(frame, scene.zones)
    drawOwnMarks(frame, tuning.player.range)
    drawFallen(frame, scene.fighters)
    drawBodies(frame, scene.fighters, this.#bodies)
    drawEffects(frame, scene.effects)
    this.#tags.draw(frame, scene.fighters, scene.effects)
  }
}
