import { LineWatcher } from '@tx2-link/e2e/src/line-watcher.ts'
import { end, runScript } from '@tx2-link/e2e/src/node-process.ts'
import type { Browser } from 'playwright-core'
import type { LiveFigures } from '../../pages/react/page-api.ts'
import { openPage, readHeap, readMetrics } from '../open-page.ts'
import { percentile } from '../median.ts'

const ENTITIES = 10_000
const MOVING = 1_000

/** Until what mounting left behind is collected, and the code that runs all the time is compiled. */
const SETTLE_MS = 5_000

/** A page's heap is read after each of these, in ms. */
const STRETCH_MS = 30_000

export interface LiveReport {
  readonly entities: number
  /** Those that move, which are those that are shown. */
  readonly moving: number
  readonly seconds: number
  readonly messagesPerSecond: number
  readonly rendersPerSecond: number
  readonly framesPerSecond: number
  /** Shares of one core that the page's main thread was busy, from 0 to 1; the rest of it is painting. */
  readonly busy: { readonly all: number; readonly script: number; readonly layout: number }
  /** Tasks of more than 50 ms, and the longest of them, in ms. */
  readonly longTasks: number
  readonly longestTaskMs: number
  /** From a message's arrival to its commit, in ms; waiting for the frame is part of it. */
  readonly messageToCommitMs: { readonly p50: number; readonly p99: number; readonly most: number }
  /** Of JavaScript and its buffers, in bytes, after a collection: at first, and after each stretch. */
  readonly heapBytes: readonly number[]
}

/** Follows a server process with a page for so many seconds. */
export async function measureLive(
  browser: Browser,
  pageUrl: string,
  seconds: number,
  progress: (text: string) => void,
): Promise<LiveReport> {
  const server = runScript('apps/bench/src/react/world-server.ts', [`${ENTITIES}`, `${MOVING}`])
  try {
    const [, url = ''] = await new LineWatcher(server).seen(/serving at (ws:\S+)/)
    const { page, devtools } = await openPage(browser, `${pageUrl}#live`, 'livePage')
    const { entities } = await page.evaluate((options) => livePage.follow(options), {
      url,
      mounted: MOVING,
    })
    await page.waitForTimeout(SETTLE_MS)
    const heapBytes = [await readHeap(devtools)]
    const stretches: LiveFigures[] = []
    const before = await readMetrics(devtools)
    for (let leftMs = seconds * 1_000; leftMs > 0; leftMs -= STRETCH_MS) {
      progress(`from bytes to pixels, ${leftMs / 1_000} s to go`)
      const ms = Math.min(leftMs, STRETCH_MS)
      stretches.push(await page.evaluate((ms) => livePage.watch(ms), ms))
      heapBytes.push(await readHeap(devtools))
    }
    const after = await readMetrics(devtools)
    await page.close()
    const share = (of: 'busy' | 'script' | 'layout'): number =>
      (after[of] - before[of]) / (after.time - before.time)
    const busy = { all: share('busy'), script: share('script'), layout: share('layout') }
    return { entities, moving: MOVING, seconds, busy, heapBytes, ...summarize(stretches) }
  } finally {
    await end(server)
  }
}

function summarize(
  stretches: readonly LiveFigures[],
): Omit<LiveReport, 'entities' | 'moving' | 'seconds' | 'busy' | 'heapBytes'> {
  const elapsed = sum(stretches.map(({ elapsedMs }) => elapsedMs)) / 1_000
  const messageMs = stretches.flatMap((stretch) => stretch.messageMs)
  const longTasks = stretches.flatMap((stretch) => stretch.longTasks)
  return {
    messagesPerSecond: messageMs.length / elapsed,
    rendersPerSecond: sum(stretches.map(({ renders }) => renders)) / elapsed,
    framesPerSecond: sum(stretches.map(({ frames }) => frames)) / elapsed,
    longTasks: longTasks.length,
    longestTaskMs: Math.max(0, ...longTasks),
    messageToCommitMs: {
      p50: percentile(messageMs, 50),
      p99: percentile(messageMs, 99),
      most: percentile(messageMs, 100),
    },
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
