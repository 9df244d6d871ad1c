import type { Browser } from 'playwright-core'
import type { Load, Mounting } from '../../pages/react/page-api.ts'
import { openPage, readMetrics } from '../open-page.ts'

/** What some ticks in a row took. */
export interface Turn {
  /** Of the page's main thread, from update to commit, in ms a tick: its own time, not that of others. */
  readonly cpuMs: number
  /** Components that rendered in each tick. */
  readonly renders: readonly number[]
}

/** A page with components in it. */
export interface OpenTicks {
  turn(load: Load, ticks: number): Promise<Turn>
  close(): Promise<void>
}

export async function openTicks(
  browser: Browser,
  url: string,
  mounting: Mounting,
): Promise<OpenTicks> {
  const { page, devtools } = await openPage(browser, `${url}#ticks`, 'tickPage')
  await page.evaluate((options) => tickPage.mount(options), mounting)
  const run = async (
    isIdle: boolean,
  ): Promise<{ readonly seconds: number; readonly renders: readonly number[] }> => {
    const before = await readMetrics(devtools)
    const renders = await page.evaluate((options) => tickPage.run(options), { isIdle })
    const after = await readMetrics(devtools)
    return { seconds: after.cpu - before.cpu, renders }
  }
  return {
    turn: async (load, ticks) => {
      await page.evaluate((options) => tickPage.prepare(options), { ticks, ...load })
      // Being asked, waiting between ticks and saying what rendered take time as well.
      const idle = await run(true)
      const busy = await run(false)
      await page.evaluate(() => tickPage.check())
      return { cpuMs: ((busy.seconds - idle.seconds) * 1_000) / ticks, renders: busy.renders }
    },
    close: () => page.close(),
  }
}
