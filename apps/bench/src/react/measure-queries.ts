import type { Browser } from 'playwright-core'
import type { Tick } from '../../pages/react/measure-tick.ts'
import { median } from '../median.ts'
import { openPage } from '../open-page.ts'
import { type Contender, takeTurns, type TurnPlan } from './take-turns.ts'

const QUERIES = 50
const CHANGED = 1_000
const WORLDS = [10_000, 20_000, 40_000]

/** Live queries over one world, by values that change. */
export interface QueryRow {
  readonly entities: number
  readonly queries: number
  /** Entities that changed in a tick. */
  readonly changed: number
  /** Components that rendered in a tick, as a median: those whose query has another result. */
  readonly renders: number
  /** From update to commit, in ms: the median of the repetitions, each of which is the median of its ticks. */
  readonly cpuMs: number
  readonly repetitionsMs: readonly number[]
}

/** Measures the same queries over worlds of several sizes, side by side. */
export async function measureQueries(
  browser: Browser,
  url: string,
  plan: TurnPlan,
  progress: (text: string) => void,
): Promise<QueryRow[]> {
  const measured = WORLDS.map((): Tick[][] => [])
  for (let repetition = 0; repetition < plan.repetitions; repetition += 1) {
    progress(`${QUERIES} queries, ${repetition + 1} of ${plan.repetitions}`)
    const pages: QueryContender[] = []
    for (const entities of WORLDS) pages.push(await mountQueries(browser, url, entities))
    for (const page of pages) await page.run(plan.warmUpTicks)
    const taken = await takeTurns(pages, plan, repetition)
    for (const [place, ticks] of taken.entries()) measured[place]?.push(ticks)
    for (const page of pages) await page.close()
  }
  return WORLDS.map((entities, place) => rowOf(entities, measured[place] ?? []))
}

interface QueryContender extends Contender {
  close(): Promise<void>
}

async function mountQueries(
  browser: Browser,
  url: string,
  entities: number,
): Promise<QueryContender> {
  const { page } = await openPage(browser, `${url}#queries`, 'queryPage')
  await page.evaluate((options) => queryPage.mount(options), { entities, queries: QUERIES })
  return {
    run: (ticks) => page.evaluate((options) => queryPage.run(options), { ticks, changed: CHANGED }),
    close: () => page.close(),
  }
}

function rowOf(entities: number, repetitions: readonly (readonly Tick[])[]): QueryRow {
  const repetitionsMs = repetitions.map((ticks) => median(ticks.map(({ ms }) => ms)))
  return {
    entities,
    queries: QUERIES,
    changed: CHANGED,
    renders: median(repetitions.flat().map(({ renders }) => renders)),
    cpuMs: median(repetitionsMs),
    repetitionsMs,
  }
}
