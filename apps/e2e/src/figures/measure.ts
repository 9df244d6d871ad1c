import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { loadArena } from '../arena-tab.ts'
import { boxOf } from '../box-of.ts'
import { countWork } from './page-work.ts'
import { tapWire } from './wire-tap.ts'

export interface MeasureOptions {
  readonly url: string
  readonly seconds: number
  /** How long the avatar walks first, towards the middle where the others fight; ms. */
  readonly walkMs: number
}

/** What one client's page did and what its socket carried. */
export interface Measurement {
  readonly seconds: readonly Second[]
  /** Of each delta that brought just one tick. */
  readonly deltaBytes: readonly number[]
}

/** What happened in a second. */
export interface Second {
  readonly receivedBytes: number
  readonly sentBytes: number
  readonly ticks: number
  readonly commits: number
  readonly renders: number
  readonly frames: number
}

/** Plays the arena in a page of its own, and measures meanwhile. */
export async function measureArena(
  browser: Browser,
  { url, seconds, walkMs }: MeasureOptions,
): Promise<Measurement> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const tap = tapWire(page)
  const readWork = await countWork(page)
  const { errors } = await loadArena(page, `${url}?name=Ada`)
  await walkToTheMiddle(page)
  await wait(walkMs)

  const read = async (): Promise<Totals> => ({
    atMs: performance.now(),
    receivedBytes: tap.receivedBytes,
    sentBytes: tap.sentBytes,
    ticks: tap.tick,
    ...(await readWork()),
  })
  const unmeasured = tap.deltaBytes.length
  const measured: Second[] = []
  let before = await read()
  while (measured.length < seconds) {
    await wait(1_000)
    const after = await read()
    measured.push(rates(before, after))
    before = after
  }
  await page.close()
  if (errors.length > 0) throw new Error(`the page broke: ${errors.join('; ')}`)
  return { seconds: measured, deltaBytes: tap.deltaBytes.slice(unmeasured) }
}

interface Totals extends Second {
  readonly atMs: number
}

/** Waiting takes a little longer than it was told to. */
function rates(before: Totals, after: Totals): Second {
  const passed = (after.atMs - before.atMs) / 1_000
  const rate = (figure: keyof Second): number => (after[figure] - before[figure]) / passed
  return {
    receivedBytes: rate('receivedBytes'),
    sentBytes: rate('sentBytes'),
    ticks: rate('ticks'),
    commits: rate('commits'),
    renders: rate('renders'),
    frames: rate('frames'),
  }
}

async function walkToTheMiddle(page: Page): Promise<void> {
  const map = page.getByTestId('minimap')
  const box = await boxOf(map)
  await map.click({ position: { x: box.width / 2, y: box.height / 2 } })
}
