import type { Camera } from './camera.ts'
import type { Scene } from './scene.ts'

/** How long one fight is watched. */
const holdMs = 9_000
/** How long the camera is left alone after the reader moved it. */
const handsOffMs = 12_000
const driftMs = 1_600
/** Edge of the squares (units) in which fighting is counted. */
const cell = 320

/** Without an avatar the camera drifts from one fight to the next. */
export class Spectator {
  #x: number | undefined
  #y = 0
  #chosenAtMs = -Infinity
  #movedAtMs = -Infinity

  /** The reader moved the camera: it stays there for a while. */
  yield(nowMs: number): void {
    this.#movedAtMs = nowMs
    this.#x = undefined
  }

  update(camera: Camera, scene: Scene, nowMs: number, elapsedMs: number, reducedMotion: boolean) {
    if (nowMs - this.#movedAtMs < handsOffMs) return
    if (this.#x === undefined || nowMs - this.#chosenAtMs > holdMs) {
      this.#choose(scene, nowMs, reducedMotion)
    }
    if (this.#x === undefined) return
    if (reducedMotion) camera.lookAt(this.#x, this.#y)
    else camera.follow(this.#x, this.#y, elapsedMs, driftMs)
  }

  /** The square with most shooting, the watched one counting half so that the view moves on. */
  #choose(scene: Scene, nowMs: number, reducedMotion: boolean): void {
    if (reducedMotion && this.#x !== undefined) return
    const scores = new Map<string, { count: number; x: number; y: number }>()
    for (const fighter of scene.fighters) {
      if (fighter.fallen || fighter.target === 0) continue
      const key = `${Math.floor(fighter.x / cell)},${Math.floor(fighter.y / cell)}`
      const score = scores.get(key) ?? { count: 0, x: 0, y: 0 }
      score.count += 1
      score.x += fighter.x
      score.y += fighter.y
      scores.set(key, score)
    }
    let best = 0
    let chosen: { x: number; y: number } | undefined
    for (const { count, x, y } of scores.values()) {
      const centre = { x: x / count, y: y / count }
      const watched =
        this.#x !== undefined && Math.hypot(centre.x - this.#x, centre.y - this.#y) < cell
      const worth = watched ? count / 2 : count
      if (worth > best) {
        best = worth
        chosen = centre
      }
    }
    if (!chosen) return
    this.#x = chosen.x
    this.#y = chosen.y
    this.#chosenAtMs = nowMs
  }
}
