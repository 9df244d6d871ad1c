import type { Page } from 'playwright-core'
import type { Moment, PageReplica, Recording, Sighting } from './page-replica.ts'
import { until } from './until.ts'

/** Units from the left: half of the map's width. */
const middleOfMap = 1_200
/** Units. */
const walk = 110
const commonTicks = 20

/** What two pages showed at the same ticks, one tick after the other. */
export interface TwoViews<Seen> {
  readonly left: readonly Seen[]
  readonly right: readonly Seen[]
}

/** The bots as two pages showed them. */
export async function watchBots(left: PageReplica, right: PageReplica): Promise<TwoViews<Moment>> {
  const views = await watch([left, right], async (common) => {
    await until(common, (ticks) => ticks.length >= commonTicks)
  })
  return { left: views.left.map(onlyBots), right: views.right.map(onlyBots) }
}

/** How many of the fighters of the first moment are elsewhere in the last. */
export function countMoved(moments: readonly Moment[]): number {
  const first = moments.at(0)?.fighters ?? []
  const last = new Map(moments.at(-1)?.fighters.map((fighter) => [fighter.id, fighter]))
  return first.filter(({ id, x, y }) => {
    const now = last.get(id)
    return now !== undefined && (now.x !== x || now.y !== y)
  }).length
}

function onlyBots({ tick, fighters }: Moment): Moment {
  return { tick, fighters: fighters.filter(({ bot }) => bot) }
}

export function avatarOf({ fighters }: Moment, name: string): Sighting {
  const avatar = fighters.find((fighter) => !fighter.bot && fighter.name === name)
  if (avatar === undefined) throw new Error(`nobody sees ${name}`)
  return avatar
}

/**
 * Lets a player walk away from the nearer side of the map, and says where its own page and a witness
 * saw it meanwhile. Both are asked about the same ticks: others may push or shoot it at any time.
 */
export async function walkInland(
  walker: { readonly page: Page; readonly name: string; readonly replica: PageReplica },
  witness: PageReplica,
): Promise<TwoViews<Sighting>> {
  const look = async (): Promise<Sighting> => avatarOf(await witness.now(), walker.name)
  const views = await watch([walker.replica, witness], async (common) => {
    // Where it sets off from is seen by both.
    await until(common, (ticks) => ticks.length > 0)
    const from = await look()
    const key = from.x < middleOfMap ? 'd' : 'a'
    await walker.page.keyboard.down(key)
    await until(look, ({ x }) => Math.abs(x - from.x) > walk)
    const { tick: arrived } = await witness.now()
    await walker.page.keyboard.up(key)
    await until(common, (ticks) => ticks.some((tick) => tick >= arrived))
  })
  const sight = (moment: Moment): Sighting => avatarOf(moment, walker.name)
  return { left: views.left.map(sight), right: views.right.map(sight) }
}

/** What two pages show while something is done; `common` gives the ticks that both have shown so far. */
async function watch(
  replicas: readonly [PageReplica, PageReplica],
  act: (common: () => Promise<readonly number[]>) => Promise<void>,
): Promise<TwoViews<Moment>> {
  const recordings = await Promise.all(replicas.map((replica) => replica.record()))
  const common = async (): Promise<readonly number[]> => {
    const [ticks = [], others = []] = await Promise.all(recordings.map((kept) => kept.ticks()))
    return ticks.filter((tick) => others.includes(tick))
  }
  await act(common)
  const ticks = await common()
  const [left = [], right = []] = await Promise.all(
    recordings.map((kept: Recording) => kept.moments(ticks)),
  )
  await Promise.all(recordings.map((kept) => kept.stop()))
  return { left, right }
}
