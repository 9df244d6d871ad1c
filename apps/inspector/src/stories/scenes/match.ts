import type { EntityId, Random, World } from '@tx2-link/core'
import type { GameSchema } from '../../components/schema.ts'

const NAMES = [
  'Alder',
  'Birk',
  'Cress',
  'Dorn',
  'Elm',
  'Fern',
  'Gorse',
  'Holt',
  'Iris',
  'Juno',
  'Kestrel',
  'Larch',
] as const

const MOST_POINTS = 12

/** Players who score at random; some come or go until there are as many as asked for. */
export class Match {
  readonly #random: Random
  readonly #players: EntityId[] = []
  #came = 0
  /** Scores that are due; a part of one waits for the next tick. */
  #due = 0

  constructor(random: Random) {
    this.#random = random
  }

  move(world: World<GameSchema>, elapsedMs: number, wanted: number, scoresPerSecond: number): void {
    while (this.#players.length < wanted) this.#join(world)
    while (this.#players.length > wanted) {
      const last = this.#players.pop()
      if (last !== undefined) world.despawn(last)
    }
    this.#due += (elapsedMs / 1000) * scoresPerSecond
    while (this.#due >= 1) {
      this.#due -= 1
      const id = this.#players[Math.floor(this.#random() * this.#players.length)]
      if (id === undefined) continue
      const points = world.getField(id, 'Score', 'points') ?? 0
      world.setField(id, 'Score', 'points', points + 1 + Math.floor(this.#random() * MOST_POINTS))
    }
  }

  #join(world: World<GameSchema>): void {
    const round = Math.floor(this.#came / NAMES.length)
    const name = NAMES[this.#came % NAMES.length] ?? NAMES[0]
    this.#came += 1
    const id = world.spawn({
      Name: { value: round === 0 ? name : `${name} ${round + 1}` },
      Score: { points: 0 },
    })
    this.#players.push(id)
  }

  /** The players of a world, best first. */
  static sorted(world: World<GameSchema>): EntityId[] {
    const points = (id: EntityId): number => world.getField(id, 'Score', 'points') ?? 0
    return [...world.ids()].sort((first, second) => points(second) - points(first))
  }
}
