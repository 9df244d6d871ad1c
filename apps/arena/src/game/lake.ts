import type { Random } from '@tx2-link/core'
import type { Circle, Point } from './geometry.ts'
import { between } from './random.ts'

interface Ripple {
  readonly count: number
  readonly share: number
  readonly phase: number
}

/** Water that blocks: around its middle the shore is nearer here and farther there. */
export interface Lake extends Point {
  readonly meanRadius: number
  /** No point of the shore is farther from the middle. */
  readonly maxRadius: number
  readonly ripples: readonly Ripple[]
  /** The shore as a closed outline, for drawing. */
  readonly shore: readonly Point[]
}

const shorePoints = 72
const largestRipples = [
  [2, 0.2],
  [3, 0.1],
  [5, 0.06],
  [7, 0.03],
] as const

/** Makes a lake whose shore nowhere passes `site.radius`. */
export function createLake(site: Circle, random: Random): Lake {
  const ripples = largestRipples.map(([count, share]) => ({
    count,
    share: share * between(random, 0.5, 1),
    phase: between(random, 0, 2 * Math.PI),
  }))
  let highest = 1
  for (const ripple of ripples) highest += ripple.share
  const lake = {
    x: site.x,
    y: site.y,
    meanRadius: site.radius / highest,
    maxRadius: site.radius,
    ripples,
  }
  const shore = Array.from({ length: shorePoints }, (_, index) => {
    const angle = (index / shorePoints) * 2 * Math.PI
    const radius = shoreRadius(lake, angle)
    return { x: lake.x + Math.cos(angle) * radius, y: lake.y + Math.sin(angle) * radius }
  })
  return { ...lake, shore }
}

/** How far the shore is from the middle in this direction (radians). */
export function shoreRadius(lake: Pick<Lake, 'meanRadius' | 'ripples'>, angle: number): number {
  let radius = 1
  for (const { count, share, phase } of lake.ripples) {
    radius += share * Math.sin(count * angle + phase)
  }
  return radius * lake.meanRadius
}

export function isInLake(lake: Lake, point: Point, margin = 0): boolean {
  const x = point.x - lake.x
  const y = point.y - lake.y
  const reach = lake.maxRadius + margin
  const squared = x * x + y * y
  if (squared >= reach * reach) return false
  return Math.sqrt(squared) < shoreRadius(lake, Math.atan2(y, x)) + margin
}
