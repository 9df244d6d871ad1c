import type { BodySprites } from './body-sprites.ts'
import { shapeOf, traceBody } from './body-shape.ts'
import type { Fighter } from './fighter.ts'
import type { Frame } from './frame.ts'
import { isInView } from './frame.ts'
import { teamColour } from './palette.ts'
import type { Sprite } from './sprite-cache.ts'

/** Under this share of its health a body has a dark core. */
const weakBelow = 0.3

/** The own body is this much larger. */
const ownScale = 1.25

const cullMargin = 48

/** Bodies of all that stand, wakes below them, and rings where shields hold. */
export function drawBodies(frame: Frame, fighters: readonly Fighter[], sprites: BodySprites): void {
  sprites.configure(frame.bodyRadius, frame.pixelRatio)
  if (!frame.reducedMotion) {
    for (const fighter of fighters) {
      if (
        !fighter.fallen &&
        fighter.isMoving &&
        isInView(frame.camera, fighter.x, fighter.y, cullMargin)
      ) {
        blit(
          frame,
          sprites.wake(fighter.team, Math.atan2(fighter.velocityY, fighter.velocityX)),
          fighter,
        )
      }
    }
  }
  for (const fighter of fighters) {
    if (fighter.fallen || fighter === frame.own) continue
    if (!isInView(frame.camera, fighter.x, fighter.y, cullMargin)) continue
    blit(frame, sprites.body(fighter.team, fighter.heading, isWeak(fighter)), fighter)
    if (fighter.shieldUntil > frame.tick) drawShield(frame, fighter, frame.bodyRadius)
  }
  if (frame.own && !frame.own.fallen) drawOwnBody(frame, frame.own, sprites)
}

/** Marks where someone lies until the return: a crossed circle in the team's colour. */
export function drawFallen(frame: Frame, fighters: readonly Fighter[]): void {
  const { context, camera, palette } = frame
  const radius = frame.bodyRadius * 1.65
  context.lineWidth = 1.5
  context.globalAlpha = 0.38
  for (const fighter of fighters) {
    if (!fighter.fallen || !isInView(camera, fighter.x, fighter.y, cullMargin)) continue
    const x = camera.toScreenX(fighter.x)
    const y = camera.toScreenY(fighter.y)
    const arm = radius * 0.36
    context.strokeStyle = teamColour(palette, fighter.team)
    context.beginPath()
    context.arc(x, y, radius, 0, Math.PI * 2)
    context.moveTo(x - arm, y - arm)
    context.lineTo(x + arm, y + arm)
    context.moveTo(x + arm, y - arm)
    context.lineTo(x - arm, y + arm)
    context.stroke()
  }
  context.globalAlpha = 1
}

function drawOwnBody(frame: Frame, own: Fighter, sprites: BodySprites): void {
  const { context, camera, palette } = frame
  const x = camera.toScreenX(own.x)
  const y = camera.toScreenY(own.y)
  const radius = frame.bodyRadius * ownScale
  const sprite = sprites.body(own.team, own.heading, isWeak(own))
  const size = sprite.width * ownScale
  context.drawImage(sprite.image, x - size / 2, y - size / 2, size, size)
  context.beginPath()
  context.arc(x, y, radius * 1.6, 0, Math.PI * 2)
  context.lineWidth = 4.5
  context.strokeStyle = palette.outline
  context.stroke()
  context.lineWidth = 2
  context.strokeStyle = palette.own
  context.stroke()
  if (own.shieldUntil > frame.tick) drawShield(frame, own, radius * 1.35)
}

function drawShield(frame: Frame, fighter: Fighter, radius: number): void {
  const { context, camera, palette } = frame
  context.save()
  context.translate(camera.toScreenX(fighter.x), camera.toScreenY(fighter.y))
  if (!frame.reducedMotion) context.rotate(frame.nowMs / 900)
  context.beginPath()
  context.arc(0, 0, radius * 1.75, 0, Math.PI * 2)
  context.setLineDash([radius * 1.1, radius * 0.4])
  context.lineWidth = 2
  context.strokeStyle = palette.text1
  context.globalAlpha = 0.85
  context.stroke()
  context.restore()
}

function blit(frame: Frame, sprite: Sprite, fighter: Fighter): void {
  const x = frame.camera.toScreenX(fighter.x)
  const y = frame.camera.toScreenY(fighter.y)
  frame.context.drawImage(
    sprite.image,
    x - sprite.width / 2,
    y - sprite.height / 2,
    sprite.width,
    sprite.height,
  )
}

/** A body without barrel, as it fades away. */
export function drawGhost(frame: Frame, team: number, x: number, y: number, radius: number): void {
  const { context } = frame
  context.save()
  context.translate(x, y)
  context.beginPath()
  traceBody(context, shapeOf(team), radius)
  context.fillStyle = teamColour(frame.palette, team)
  context.fill()
  context.restore()
}

function isWeak(fighter: Fighter): boolean {
  return fighter.health < fighter.maxHealth * weakBelow
}
