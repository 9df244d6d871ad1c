import type { Browser } from 'playwright-core'
import type { BuiltPage } from '../build-page.ts'
import { median } from '../median.ts'
import { openPage, readHeap, readMetrics } from '../open-page.ts'

/** Messages a second: a quiet game, a busy one, and more than any screen can show. */
const RATES = [20, 500, 5_000]

/** Let what was begun come to rest before anything is measured, in ms. */
const SETTLE_MS = 1_000

const FILTERS = [
  'bytes > 1kb',
  'type == delta and entity == 42',
  'component contains "pos" and not type == ack',
]

const FILTERED_MESSAGES = 100_000

interface RateFigures {
  readonly perSecond: number
  /** Share of one core that the page's main thread was busy, from 0 to 1. */
  readonly busyClosed: number
  readonly busyOpen: number
  readonly framesClosed: number
  readonly framesOpen: number
  /** Longest time between two frames with the panel open, in ms. */
  readonly longestFrameMs: number
}

export interface PanelReport {
  readonly rates: readonly RateFigures[]
  readonly full: {
    readonly kept: number
    readonly recorderBytes: number
    /** Of JavaScript and its buffers, in bytes, after a collection. */
    readonly heapBefore: number
    readonly heapFull: number
  }
  readonly filters: readonly { readonly filter: string; readonly ms: number }[]
  readonly gzipBytes: number
}

export async function measurePanel(
  browser: Browser,
  built: BuiltPage,
  { seconds, runs }: { readonly seconds: number; readonly runs: number },
): Promise<PanelReport> {
  const rates: RateFigures[] = []
  for (const perSecond of RATES) {
    const closed: Watched[] = []
    const open: Watched[] = []
    for (let run = 0; run < runs; run += 1) {
      closed.push(await watch(browser, built, { perSecond, seconds, isOpen: false }))
      open.push(await watch(browser, built, { perSecond, seconds, isOpen: true }))
    }
    rates.push({
      perSecond,
      busyClosed: median(closed.map(({ busy }) => busy)),
      busyOpen: median(open.map(({ busy }) => busy)),
      framesClosed: median(closed.map(({ framesPerSecond }) => framesPerSecond)),
      framesOpen: median(open.map(({ framesPerSecond }) => framesPerSecond)),
      longestFrameMs: median(open.map(({ longestMs }) => longestMs)),
    })
  }
  return {
    rates,
    full: await measureFull(browser, built),
    filters: await measureFilters(browser, built, runs),
    gzipBytes: built.gzipBytes,
  }
}

interface Watched {
  readonly busy: number
  readonly framesPerSecond: number
  readonly longestMs: number
}

async function watch(
  browser: Browser,
  built: BuiltPage,
  options: { readonly perSecond: number; readonly seconds: number; readonly isOpen: boolean },
): Promise<Watched> {
  const { page, devtools } = await openPage(browser, built.url, 'benchmarkPage')
  if (options.isOpen) await page.evaluate(() => benchmarkPage.open())
  await page.evaluate((perSecond) => benchmarkPage.start(perSecond), options.perSecond)
  await page.waitForTimeout(SETTLE_MS)
  const before = await readMetrics(devtools)
  const { frames, longestMs } = await page.evaluate(
    (ms) => benchmarkPage.watch(ms),
    options.seconds * 1_000,
  )
  const after = await readMetrics(devtools)
  await page.close()
  const elapsed = after.time - before.time
  return {
    busy: (after.busy - before.busy) / elapsed,
    framesPerSecond: frames / elapsed,
    longestMs,
  }
}

async function measureFull(browser: Browser, built: BuiltPage): Promise<PanelReport['full']> {
  const { page, devtools } = await openPage(browser, built.url, 'benchmarkPage')
  await page.evaluate(() => benchmarkPage.open())
  await page.waitForTimeout(SETTLE_MS)
  const heapBefore = await readHeap(devtools)
  const { kept, bytes } = await page.evaluate(() => benchmarkPage.fill())
  await page.waitForTimeout(SETTLE_MS)
  const heapFull = await readHeap(devtools)
  await page.close()
  return { kept, recorderBytes: bytes, heapBefore, heapFull }
}

async function measureFilters(
  browser: Browser,
  built: BuiltPage,
  runs: number,
): Promise<PanelReport['filters']> {
  const { page } = await openPage(browser, built.url, 'benchmarkPage')
  const filters: { filter: string; ms: number }[] = []
  for (const filter of FILTERS) {
    const times = await page.evaluate(
      ([text, messages, count]) => benchmarkPage.filter(text, messages, count),
      [filter, FILTERED_MESSAGES, runs] as const,
    )
    // The first run decodes what the others find ready.
    filters.push({ filter, ms: times[0] ?? Number.NaN })
  }
  await page.close()
  return filters
}
