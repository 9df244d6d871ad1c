import type { Page } from 'playwright-core'
import type { Moment, PageReplica, Sighting } from './page-replica.ts'
import { until } from './until.ts'

/** Units from the left: half of the map's width. */
const middleOfMap = 1_200
/** Units. */
const walk = 110
/** Whoever was in the same place for so many ticks stands still. */
const standingTicks = 4
const commonTicks = 20

/** The bots of the same ticks as two pages showed them, one tick after the other. */
export async function watchBots(
  left: PageReplica,
  right: PageReplica,
): Promise<{ readonly left: readonly Moment[]; readonly right: readonly Moment[] }> {
  const recordings = await Promise.all([left.record(), right.record()])
  const common = await until(
    async () => {
      const [ticks = [], others = []] = await Promise.all(recordings.map((kept) => kept.ticks()))
      return ticks.filter((tick) => others.includes(tick))
    },
    (ticks) => ticks.length >= commonTicks,
  )
  const [seenLeft = [], seenRight = []] = await Promise.all(
    recordings.map((kept) => kept.moments(common)),
  )
  return { left: seenLeft.map(onlyBots), right: seenRight.map(onlyBots) }
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
 * Lets a player walk away from the nearer side of the map, and says where a witness saw it set off
 * and where the witness and its own page saw it come to stand.
 */
export async function walkInland(
  walker: { readonly page: Page; readonly name: string; readonly replica: PageReplica },
  witness: PageReplica,
): Promise<{ readonly from: Sighting; readonly to: Sighting }> {
  const look = async (): Promise<Sighting> => avatarOf(await witness.now(), walker.name)
  const from = await look()
  const key = from.x < middleOfMap ? 'd' : 'a'
  await walker.page.keyboard.down(key)
  await until(look, ({ x }) => Math.abs(x - from.x) > walk)
  await walker.page.keyboard.up(key)
  await standing(walker.replica, walker.name)
  return { from, to: await standing(witness, walker.name) }
}

/** Where it is when it has not moved for some ticks. */
async function standing(replica: PageReplica, name: string): Promise<Sighting> {
  let since = await replica.now()
  const now = await until(
    () => replica.now(),
    (moment) => {
      const [then, here] = [avatarOf(since, name), avatarOf(moment, name)]
      if (then.x === here.x && then.y === here.y) return moment.tick >= since.tick + standingTicks
      since = moment
      return false
    },
  )
  return avatarOf(now, name)
}
