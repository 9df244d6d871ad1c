import type { EntityId } from '@tx2-link/core'
import { DamageLayout } from './damage-layout.ts'
import { type Effects, progressOf } from './effects.ts'
import type { Fighter } from './fighter.ts'
import { type Frame, isInView } from './frame.ts'
import type { TagCandidate } from './tag-layout.ts'
import type { TextSprites } from './text-sprites.ts'

const style = '600 13px'
/** CSS pixels. */
const cullMargin = 24

/** What oneself and one's target lose, in numbers: those of all fights at once would hide them. */
export class DamageDrawer {
  readonly #text: TextSprites
  readonly #layout = new DamageLayout()

  constructor(text: TextSprites) {
    this.#text = text
  }

  /** Draws over none of the names that are placed. */
  draw(frame: Frame, effects: Effects, names: readonly TagCandidate[]): void {
    const { context, camera, palette, own, bodyRadius: radius } = frame
    this.#layout.begin(names)
    for (const effect of effects.live) {
      if (effect.kind !== 'damage' || !concerns(own, effect.fighter)) continue
      const progress = progressOf(effect, frame.nowMs)
      if (progress < 0 || !isInView(camera, effect.x, effect.y, cullMargin)) continue
      const { image, width, height } = this.#text.text(`\u2212${effect.amount}`, style, palette.own)
      const number = { x: 0, y: 0, width, height, progress: frame.reducedMotion ? 0 : progress }
      const body = { x: camera.toScreenX(effect.x), y: camera.toScreenY(effect.y), radius }
      const place = this.#layout.place(number, body, effect.place)
      if (place === undefined) continue
      effect.place = place
      context.globalAlpha = Math.min(1, (1 - progress) * 2.5)
      context.drawImage(image, number.x, number.y, width, height)
    }
    context.globalAlpha = 1
  }
}

function concerns(own: Fighter | undefined, fighter: EntityId): boolean {
  return own !== undefined && (fighter === own.id || fighter === own.target)
}
