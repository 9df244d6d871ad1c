import { arenaMap } from '../../src/game/map.ts'
import { tuning } from '../../src/game/tuning.ts'
import { createGame, type Game, terrain, valuesOf } from './helpers.ts'

const bots = 300
/** Ticks between two looks at every fighter. */
const lookEvery = 20

/** What was seen of one long game. */
export interface Sighted {
  /** The game as it ended. */
  readonly game: Game
  /** Whatever must never be, in words. */
  readonly wrong: readonly string[]
  /** Components that changed, by tick. */
  readonly changes: readonly number[]
  /** At each look: who aimed at somebody, and who lay fallen. */
  readonly aiming: readonly number[]
  readonly fallen: readonly number[]
  /** At each look: who stood in which zone. */
  readonly crowds: readonly (readonly number[])[]
  /** Letter and team of each zone and whoever held it: `A0`. */
  readonly owners: ReadonlySet<string>
}

/** Plays a game of 300 bots by itself: long ones cost seconds, hence one for all tests. */
export function watchGame({ seed, ticks }: { seed: number; ticks: number }): Sighted {
  const game = createGame({ seed, bots })
  const wrong: string[] = []
  const changes: number[] = []
  const aiming: number[] = []
  const fallen: number[] = []
  const crowds: number[][] = []
  const owners = new Set<string>()
  for (let tick = 1; tick <= ticks; tick += 1) {
    const base = game.world.tick
    game.step()
    changes.push(game.world.changesSince(base)?.length ?? Infinity)
    if (tick % lookEvery !== 0) continue
    wrong.push(...misplaced(game), ...unwell(game), ...aimedAtFriends(game))
    aiming.push(targets(game).length)
    fallen.push([...game.world.ids()].filter((id) => game.world.has(id, 'Fallen')).length)
    crowds.push(crowdsOf(game))
    for (const { value } of valuesOf(game.world, 'Zone')) owners.add(value.letter + value.owner)
  }
  return { game, wrong, changes, aiming, fallen, crowds, owners }
}

function misplaced({ world }: Game): string[] {
  return valuesOf(world, 'Position').flatMap(({ id, value }) => {
    // Written positions are rounded: up to half a step of the grid in each direction.
    const isOpen = terrain.isOpen(value, tuning.fighterRadius - tuning.positionGrid)
    const isRounded = [value.x, value.y].every((at) => (at / tuning.positionGrid) % 1 === 0)
    return isOpen && isRounded ? [] : [`entity ${id} stands at ${value.x}, ${value.y}`]
  })
}

function unwell({ world }: Game): string[] {
  return valuesOf(world, 'Fighter').flatMap(({ id }) => {
    const { current = Number.NaN, max = Number.NaN } = world.get(id, 'Health') ?? {}
    const isFallen = world.has(id, 'Fallen')
    const isWell = current >= 0 && current <= max && (current === 0) === isFallen
    return isWell ? [] : [`entity ${id} has health ${current} of ${max}, fallen: ${isFallen}`]
  })
}

function aimedAtFriends(game: Game): string[] {
  const { world } = game
  return targets(game).flatMap(({ id, target, team }) =>
    world.getField(target, 'Fighter', 'team') === team
      ? [`${id} aims at its friend ${target}`]
      : [],
  )
}

function targets({ world }: Game) {
  return valuesOf(world, 'Fighter').flatMap(({ id, value: { team } }) => {
    const target = world.getField(id, 'Aim', 'target') ?? 0
    return target === 0 ? [] : [{ id, target, team }]
  })
}

function crowdsOf({ world }: Game): number[] {
  const places = valuesOf(world, 'Position').map(({ value }) => value)
  return arenaMap.zones.map(
    (zone) => places.filter(({ x, y }) => Math.hypot(x - zone.x, y - zone.y) < zone.radius).length,
  )
}
