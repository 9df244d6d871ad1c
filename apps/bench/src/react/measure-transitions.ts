import type { Browser } from 'playwright-core'
import type { ReaderName } from '../../pages/react/page-api.ts'
import { median } from '../median.ts'
import { openPage } from '../open-page.ts'

const READERS: readonly ReaderName[] = [
  'nothing',
  'useEntityEffect',
  'useSyncStats',
  'useWorld at 4 Hz',
  'useField',
]

/** Ticks a second: a world that stands still, a usual one, and one for each frame. */
const RATES = [0, 20, 60]

/** How long the deferred values are counted, in ms. */
const WATCH_MS = 3_000

/** A transition beside something that reads a ticking world. */
interface TransitionRow {
  readonly reader: ReaderName
  /** Ticks a second. */
  readonly hz: number
  /** From its start to its commit, in ms, as a median; it has 150 ms of work. */
  readonly ms: number
  /** Of the repetitions: in how many it was not through after 10 s. */
  readonly starved: number
}

/** What `useDeferredValue` gives of a value that each tick changes. */
interface DeferralRow {
  readonly hz: number
  /** As a median; its components have 20 ms of work. */
  readonly updatesPerSecond: number
}

export interface TransitionReport {
  readonly transitions: readonly TransitionRow[]
  readonly deferrals: readonly DeferralRow[]
}

/** Measures what a ticking world does to transitions; readers and rates take turns. */
export async function measureTransitions(
  browser: Browser,
  url: string,
  repetitions: number,
  progress: (text: string) => void,
): Promise<TransitionReport> {
  const { page } = await openPage(browser, `${url}#transitions`, 'transitionPage')
  const turns = READERS.flatMap((reader) =>
    RATES.map((hz) => ({ reader, hz, taken: [] as { ms: number; isStarved: boolean }[] })),
  )
  const deferrals = RATES.filter((hz) => hz > 0).map((hz) => ({ hz, taken: [] as number[] }))
  for (let repetition = 1; repetition <= repetitions; repetition += 1) {
    progress(`transitions, ${repetition} of ${repetitions}`)
    for (const { reader, hz, taken } of turns) {
      taken.push(await page.evaluate((options) => transitionPage.turn(options), { reader, hz }))
    }
    for (const { hz, taken } of deferrals) {
      taken.push(
        await page.evaluate((options) => transitionPage.defer(options), { hz, ms: WATCH_MS }),
      )
    }
  }
  await page.close()
  return {
    transitions: turns.map(({ reader, hz, taken }) => ({
      reader,
      hz,
      ms: median(taken.map(({ ms }) => ms)),
      starved: taken.filter(({ isStarved }) => isStarved).length,
    })),
    deferrals: deferrals.map(({ hz, taken }) => ({ hz, updatesPerSecond: median(taken) })),
  }
}
