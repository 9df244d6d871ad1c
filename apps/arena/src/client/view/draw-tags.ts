import { DamageDrawer } from './draw-damage.ts'
import type { Effects } from './effects.ts'
import type { Fighter } from './fighter.ts'
import type { Frame } from './frame.ts'
import { isInView } from './frame.ts'
import { teamColour } from './palette.ts'
import { layoutTags } from './tag-layout.ts'
import type { TagCandidate } from './tag-layout.ts'
import type { TextSprites } from './text-sprites.ts'
import type { Sprite } from './sprite-cache.ts'

/** A bar stands over everyone within this distance (units), and over whoever is hurt. */
const barDistance = 320
/** A name stands within this distance (units), or over whom one fights. */
const nameDistance = 360

const nameStyle = '400 11px'
const barWidth = 26
const barHeight = 4
const ownBarWidth = 34
const cullMargin = 24
/** A name that stands keeps its place against one that is a little nearer: no flicker. */
const keepBonus = 40

interface Tag extends TagCandidate {
  fighter: Fighter | undefined
  sprite: Sprite | undefined
  alpha: number
}

/** Health bars, names and damage numbers over the bodies. */
export class TagDrawer {
  readonly #text: TextSprites
  readonly #damage: DamageDrawer
  readonly #pool: Tag[] = []
  readonly #tags: Tag[] = []
  #shown = new Set<Fighter>()

  constructor(text: TextSprites) {
    this.#text = text
    this.#damage = new DamageDrawer(text)
  }

  draw(frame: Frame, fighters: readonly Fighter[], effects: Effects): void {
    this.#text.setPixelRatio(frame.pixelRatio)
    this.#tags.length = 0
    for (const fighter of fighters) {
      if (fighter.fallen || !isInView(frame.camera, fighter.x, fighter.y, cullMargin)) continue
      const distance = Math.hypot(fighter.x - frame.focusX, fighter.y - frame.focusY)
      if (wantsBar(frame, fighter, distance)) drawBar(frame, fighter)
      if (wantsName(frame, fighter, distance)) this.#propose(frame, fighter, distance)
    }
    layoutTags(this.#tags)
    this.#drawNames(frame)
    this.#damage.draw(frame, effects, this.#tags)
  }

  #propose(frame: Frame, fighter: Fighter, distance: number): void {
    const tag = (this.#pool[this.#tags.length] ??= blank())
    const own = fighter === frame.own
    const colour = own ? frame.palette.own : frame.palette.text1
    const sprite = this.#text.text(fighter.name, nameStyle, colour)
    tag.fighter = fighter
    tag.sprite = sprite
    tag.width = sprite.width
    tag.height = sprite.height - 4
    tag.x = frame.camera.toScreenX(fighter.x) - sprite.width / 2
    tag.y = barTop(frame, fighter) - sprite.height + 1
    tag.alpha = own ? 1 : fade(frame, fighter, distance)
    tag.priority = own ? -keepBonus : isDuel(frame, fighter) ? 0 : distance
    if (this.#shown.has(fighter)) tag.priority -= keepBonus
    this.#tags.push(tag)
  }

  #drawNames(frame: Frame): void {
    const { context } = frame
    this.#shown.clear()
    for (const { placed, fighter, sprite, alpha, x, y } of this.#tags) {
      if (!placed || !fighter || !sprite) continue
      this.#shown.add(fighter)
      context.globalAlpha = alpha
      context.drawImage(sprite.image, x, y, sprite.width, sprite.height)
    }
    context.globalAlpha = 1
  }
}

function drawBar(frame: Frame, fighter: Fighter): void {
  const { context, camera, palette } = frame
  const own = fighter === frame.own
  const width = own ? ownBarWidth : barWidth
  const left = Math.round(camera.toScreenX(fighter.x) - width / 2)
  const top = Math.round(barTop(frame, fighter))
  context.fillStyle = palette.outline
  context.fillRect(left - 1, top - 1, width + 2, barHeight + 2)
  context.fillStyle = palette.barTrack
  context.fillRect(left, top, width, barHeight)
  context.fillStyle = own ? palette.own : teamColour(palette, fighter.team)
  context.fillRect(left, top, width * Math.min(1, fighter.health / fighter.maxHealth), barHeight)
}

function barTop(frame: Frame, fighter: Fighter): number {
  const reach = fighter === frame.own ? 2.9 : 2.4
  return frame.camera.toScreenY(fighter.y) - frame.bodyRadius * reach
}

function wantsBar(frame: Frame, fighter: Fighter, distance: number): boolean {
  return fighter === frame.own || fighter.health < fighter.maxHealth || distance < barDistance
}

function wantsName(frame: Frame, fighter: Fighter, distance: number): boolean {
  return fighter === frame.own || distance < nameDistance || isDuel(frame, fighter)
}

/** One aims at the other, and one of them is the reader. */
function isDuel(frame: Frame, fighter: Fighter): boolean {
  const { own } = frame
  return own !== undefined && (fighter.target === own.id || own.target === fighter.id)
}

function fade(frame: Frame, fighter: Fighter, distance: number): number {
  if (isDuel(frame, fighter)) return 1
  return Math.max(0.5, 1 - (distance / nameDistance) * 0.5)
}

function blank(): Tag {
  return {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
    priority: 0,
    placed: false,
    fighter: undefined,
    sprite: undefined,
    alpha: 1,
  }
}
