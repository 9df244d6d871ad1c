import type { World } from '@tx2-link/core'
import { BodyKind, type StorySchema } from './schema.ts'

const TURN = 2 * Math.PI

/** Rings from the inside out: what walks on them, how far out in units, how fast in units a second. */
const RINGS = [
  { kind: BodyKind.disc, radius: 6, speed: 2 },
  { kind: BodyKind.triangle, radius: 12, speed: -3 },
  { kind: BodyKind.square, radius: 18, speed: 4 },
] as const

/** Half the side of the square that all rings fit into, in units. */
export const RINGS_EXTENT = 20

interface Walker {
  readonly id: number
  readonly angle: number
  readonly ring: (typeof RINGS)[number]
}

export interface RingWalkersOptions {
  /** How many of them walk; all unless told. */
  readonly moving?: number
  /** What each is called, before its number; `bot` unless told. */
  readonly name?: string
}

/** Bots that walk in circles, at a speed that never changes: where each is follows from the time alone. */
export class RingWalkers {
  readonly #count: number
  readonly #moving: number
  readonly #name: string
  readonly #walkers: Walker[] = []

  constructor(count: number, { moving = count, name = 'bot' }: RingWalkersOptions = {}) {
    this.#count = count
    this.#moving = moving
    this.#name = name
  }

  populate(world: World<StorySchema>): void {
    this.#walkers.length = 0
    for (let index = 0; index < this.#count; index += 1) {
      const ring = RINGS[index % RINGS.length] ?? RINGS[0]
      const onRing = Math.ceil((this.#count - (index % RINGS.length)) / RINGS.length)
      const angle = (Math.floor(index / RINGS.length) / onRing) * TURN
      const id = world.spawn({
        Position: place(ring.radius, angle),
        Body: { kind: ring.kind },
        Health: { current: 100, max: 100 },
        Name: { value: `${this.#name} ${index + 1}` },
      })
      this.#walkers.push({ id, angle, ring })
    }
  }

  /** Puts every bot where it is at this time, in ms. */
  move(world: World<StorySchema>, atMs: number): void {
    for (const { id, angle, ring } of this.#walkers.slice(0, this.#moving)) {
      const now = angle + ((ring.speed / ring.radius) * atMs) / 1000
      const { x, y } = place(ring.radius, now)
      world.setField(id, 'Position', 'x', x)
      world.setField(id, 'Position', 'y', y)
    }
  }
}

function place(radius: number, angle: number): { x: number; y: number } {
  return { x: radius * Math.cos(angle), y: radius * Math.sin(angle) }
}
