import type { Browser, CDPSession, Page } from 'playwright-core'

export interface OpenPage {
  readonly page: Page
  readonly devtools: CDPSession
}

/** Opens a page in a profile, and with that a process, of its own, and waits for what it offers by this name. */
export async function openPage(browser: Browser, url: string, offer: string): Promise<OpenPage> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Performance.enable')
  await page.goto(url)
  await page.waitForFunction((name) => name in globalThis, offer)
  return { page, devtools }
}

/** What a page's main thread did up to a time, all in seconds. */
export interface PageMetrics {
  readonly time: number
  readonly busy: number
  /** That the main thread had a processor to itself; `busy` counts waiting for one as well. */
  readonly cpu: number
  /** Of `busy`: in scripts. */
  readonly script: number
  /** Of `busy`: in layout and style. */
  readonly layout: number
}

export async function readMetrics(devtools: CDPSession): Promise<PageMetrics> {
  const { metrics } = await devtools.send('Performance.getMetrics')
  const value = (name: string): number => metrics.find((metric) => metric.name === name)?.value ?? 0
  return {
    time: value('Timestamp'),
    busy: value('TaskDuration'),
    cpu: value('ThreadTime'),
    script: value('ScriptDuration'),
    layout: value('LayoutDuration') + value('RecalcStyleDuration'),
  }
}

/** Of JavaScript and its buffers, in bytes, after a collection. */
export async function readHeap(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize, backingStorageSize } = await devtools.send('Runtime.getHeapUsage')
  return usedSize + backingStorageSize
}
