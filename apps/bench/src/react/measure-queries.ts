import type { Browser } from 'playwright-core'
import { median } from '../median.ts'
import { measureMountings, type TurnPlan } from './take-turns.ts'

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
  /** Of the page's main thread, from update to commit, in ms a tick: the median of the repetitions. */
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
  const mountings = WORLDS.map((entities) => ({
    variant: 'ours-queries' as const,
    entities,
    mounted: QUERIES,
  }))
  const loads = [{ changed: CHANGED, among: 'all' as const }]
  const [measured = []] = await measureMountings(
    browser,
    url,
    mountings,
    loads,
    plan,
    (repetition) => progress(`${QUERIES} queries, ${repetition} of ${plan.repetitions}`),
  )
  return measured.map(({ cpuMs, repetitionsMs, renders }, place) => ({
    entities: WORLDS[place] ?? 0,
    queries: QUERIES,
    changed: CHANGED,
    renders: median(renders),
    cpuMs,
    repetitionsMs,
  }))
}
