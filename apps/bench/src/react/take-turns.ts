import type { Browser } from 'playwright-core'
import type { Load, Mounting } from '../../pages/react/page-api.ts'
import { median } from '../median.ts'
import { type OpenTicks, openTicks, type Turn } from './tick-page.ts'

export interface TurnPlan {
  /** How often everything is mounted anew, in pages of its own. */
  readonly repetitions: number
  /** Ticks that each runs first with each load, so that its code is compiled. */
  readonly warmUpTicks: number
  /** How often each is measured in a repetition. */
  readonly turns: number
  readonly ticksATurn: number
}

/** What was measured of one mounting under one load. */
export interface Measured {
  /** Of the page's main thread, from update to commit, in ms a tick: the median of the repetitions. */
  readonly cpuMs: number
  /** Of each repetition: the median of its turns. */
  readonly repetitionsMs: readonly number[]
  /** Components that rendered, in each tick. */
  readonly renders: readonly number[]
}

/**
 * Measures mountings side by side: in each repetition all of them are mounted, and then they take turns,
 * each time in another order, so that what else the machine does falls on all alike. Gives what was
 * measured by load and then by mounting.
 */
export async function measureMountings(
  browser: Browser,
  url: string,
  mountings: readonly Mounting[],
  loads: readonly Load[],
  plan: TurnPlan,
  progress: (repetition: number) => void,
): Promise<Measured[][]> {
  const taken = loads.map(() => mountings.map((): Turn[][] => []))
  for (let repetition = 0; repetition < plan.repetitions; repetition += 1) {
    progress(repetition + 1)
    const pages: OpenTicks[] = []
    for (const mounting of mountings) pages.push(await openTicks(browser, url, mounting))
    for (const page of pages) for (const load of loads) await page.turn(load, plan.warmUpTicks)
    for (const [index, load] of loads.entries()) {
      const turns = await takeTurns(pages, load, plan, repetition)
      for (const [place, ofPage] of turns.entries()) taken[index]?.[place]?.push(ofPage)
    }
    for (const page of pages) await page.close()
  }
  return taken.map((byMounting) => byMounting.map(summarize))
}

/** Ticks in which less changes are so short that a turn needs more of them. */
const MANY = 1_000

async function takeTurns(
  pages: readonly OpenTicks[],
  load: Load,
  { turns, ticksATurn }: TurnPlan,
  repetition: number,
): Promise<Turn[][]> {
  const ticks = load.changed < MANY ? ticksATurn * 4 : ticksATurn
  const taken = pages.map((): Turn[] => [])
  for (let turn = 0; turn < turns; turn += 1) {
    for (let step = 0; step < pages.length; step += 1) {
      const place = (step + turn + repetition) % pages.length
      const measured = await pages[place]?.turn(load, ticks)
      if (measured !== undefined) taken[place]?.push(measured)
    }
  }
  return taken
}

function summarize(repetitions: readonly (readonly Turn[])[]): Measured {
  const repetitionsMs = repetitions.map((turns) => median(turns.map(({ cpuMs }) => cpuMs)))
  return {
    cpuMs: median(repetitionsMs),
    repetitionsMs,
    renders: repetitions.flat().flatMap(({ renders }) => renders),
  }
}
