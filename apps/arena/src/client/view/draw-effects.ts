import { drawGhost } from './draw-bodies.ts'
import type { Effect, Effects } from './effects.ts'
import { progressOf } from './effects.ts'
import type { Frame } from './frame.ts'
import { isInView } from './frame.ts'
import { teamColour } from './palette.ts'

const cullMargin = 200

/** Share of a tracer's way that its bright part is long. */
const tracerLength = 0.28

const sparkRays = 8

/** Tracers, sparks, streaks and rings. Damage numbers are text and stand with the tags. */
export function drawEffects(frame: Frame, effects: Effects): void {
  const { context } = frame
  for (const effect of effects.live) {
    const progress = progressOf(effect, frame.nowMs)
    if (progress < 0 || effect.kind === 'damage') continue
    if (
      !isInView(frame.camera, effect.x, effect.y, cullMargin) &&
      !isInView(frame.camera, effect.toX, effect.toY, cullMargin)
    ) {
      continue
    }
    drawEffect(frame, effect, progress)
  }
  context.globalAlpha = 1
}

function drawEffect(frame: Frame, effect: Effect, progress: number): void {
  switch (effect.kind) {
    case 'tracer':
      drawTracer(frame, effect, progress)
      break
    case 'spark':
      if (!frame.reducedMotion) drawSpark(frame, effect, progress)
      break
    case 'dash':
      if (!frame.reducedMotion) drawDash(frame, effect, progress)
      break
    case 'volley':
      drawVolley(frame, effect, progress)
      break
    case 'death':
      drawDeath(frame, effect, progress)
      break
    case 'respawn':
      drawRing(
        frame,
        effect,
        frame.bodyRadius * (frame.reducedMotion ? 2 : 4 - progress * 2.4),
        progress,
      )
      break
    case 'damage':
      break
  }
}

/** A thin line along the shot and a bright part that runs down it. */
function drawTracer(frame: Frame, effect: Effect, progress: number): void {
  const { context, camera, palette } = frame
  const fromX = camera.toScreenX(effect.x)
  const fromY = camera.toScreenY(effect.y)
  const dx = camera.toScreenX(effect.toX) - fromX
  const dy = camera.toScreenY(effect.toY) - fromY
  context.strokeStyle = teamColour(palette, effect.team)
  context.lineCap = 'round'
  context.globalAlpha = 0.35 * (1 - progress)
  context.lineWidth = 1
  line(context, fromX, fromY, fromX + dx, fromY + dy)
  const head = Math.min(1, progress * 1.35)
  const tail = Math.max(0, head - tracerLength)
  context.globalAlpha = Math.min(1, (1 - progress) * 3)
  context.lineWidth = 2
  line(context, fromX + dx * tail, fromY + dy * tail, fromX + dx * head, fromY + dy * head)
}

function drawSpark(frame: Frame, effect: Effect, progress: number): void {
  const { context, camera, palette } = frame
  const x = camera.toScreenX(effect.x)
  const y = camera.toScreenY(effect.y)
  const inner = frame.bodyRadius * (1.3 + progress * 0.5)
  const outer = frame.bodyRadius * (1.6 + progress * 0.7)
  context.strokeStyle = palette.spark
  context.lineCap = 'round'
  context.lineWidth = 1.5
  context.globalAlpha = 1 - progress
  context.beginPath()
  for (let ray = 0; ray < sparkRays; ray += 1) {
    // Unequal by its start, so that no two hits look stamped.
    const angle = (ray / sparkRays) * Math.PI * 2 + (effect.startMs % 7)
    const reach = outer * (ray % 2 === 0 ? 1.12 : 0.95)
    context.moveTo(x + Math.cos(angle) * inner, y + Math.sin(angle) * inner)
    context.lineTo(x + Math.cos(angle) * reach, y + Math.sin(angle) * reach)
  }
  context.stroke()
}

function drawDash(frame: Frame, effect: Effect, progress: number): void {
  const { context, camera, palette } = frame
  const toX = camera.toScreenX(effect.toX)
  const toY = camera.toScreenY(effect.toY)
  const fromX = camera.toScreenX(effect.x)
  const fromY = camera.toScreenY(effect.y)
  const streak = context.createLinearGradient(fromX, fromY, toX, toY)
  const colour = teamColour(palette, effect.team)
  streak.addColorStop(0, `${colour}00`)
  streak.addColorStop(1, colour)
  context.strokeStyle = streak
  context.lineCap = 'round'
  context.lineWidth = frame.bodyRadius * 1.4 * (1 - progress * 0.6)
  context.globalAlpha = 0.55 * (1 - progress)
  line(context, fromX, fromY, toX, toY)
}

/** Rays in all directions from who fired it. */
function drawVolley(frame: Frame, effect: Effect, progress: number): void {
  const { context, camera, palette } = frame
  const x = camera.toScreenX(effect.x)
  const y = camera.toScreenY(effect.y)
  const reach = frame.bodyRadius * (frame.reducedMotion ? 5 : 2 + progress * 5)
  context.strokeStyle = teamColour(palette, effect.team)
  context.lineCap = 'round'
  context.lineWidth = 2
  context.globalAlpha = 1 - progress
  context.beginPath()
  for (let ray = 0; ray < 12; ray += 1) {
    const angle = (ray / 12) * Math.PI * 2
    context.moveTo(x + Math.cos(angle) * reach * 0.7, y + Math.sin(angle) * reach * 0.7)
    context.lineTo(x + Math.cos(angle) * reach, y + Math.sin(angle) * reach)
  }
  context.stroke()
}

function drawDeath(frame: Frame, effect: Effect, progress: number): void {
  const { camera, context } = frame
  context.globalAlpha = 0.8 * (1 - progress)
  const radius = frame.bodyRadius * (frame.reducedMotion ? 1 : 1 + progress * 0.5)
  drawGhost(frame, effect.team, camera.toScreenX(effect.x), camera.toScreenY(effect.y), radius)
}

function drawRing(frame: Frame, effect: Effect, radius: number, progress: number): void {
  const { context, camera, palette } = frame
  context.globalAlpha = 0.9 * (1 - progress)
  context.lineWidth = 2
  context.strokeStyle = teamColour(palette, effect.team)
  context.beginPath()
  context.arc(camera.toScreenX(effect.x), camera.toScreenY(effect.y), radius, 0, Math.PI * 2)
  context.stroke()
}

function line(
  context: CanvasRenderingContext2D,
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
): void {
  context.beginPath()
  context.moveTo(fromX, fromY)
  context.lineTo(toX, toY)
  context.stroke()
}
