import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, requireBrowser } from '../src/browser.ts'
import { type TransportPages, serveTransportPages } from '../src/transport-pages.ts'
import { until } from '../src/until.ts'

const browserPath = requireBrowser()

describe.skipIf(browserPath === undefined)('traces, in a page', () => {
  let browser: Browser
  let pages: TransportPages

  beforeAll(async () => {
    browser = await launchBrowser(browserPath ?? '')
    pages = await serveTransportPages()
  })

  afterAll(async () => {
    await browser?.close()
    await pages?.close()
  })

  /**
   * What a page says on its console while it follows a world in a worker, with this in its storage: all
   * of it until so many lines are as they should be, each by one pattern.
   */
  async function tracesWith(
    setting: Readonly<Record<string, string>>,
    wanted: readonly RegExp[] = [],
  ): Promise<string[]> {
    const context = await browser.newContext()
    const page: Page = await context.newPage()
    const lines: string[] = []
    page.on('console', (message) => lines.push(message.text()))
    await page.addInitScript((entries) => {
      for (const [name, value] of Object.entries(entries)) localStorage.setItem(name, value)
    }, setting)
    await page.goto(`${pages.origins[0]}/tab.html`)
    await page.waitForFunction(() => window.tab !== undefined)
    await page.evaluate(() => window.tab.startWorker())
    // Live, and with the world that came over the link.
    await until(
      () => page.evaluate(() => window.tab.replicaState()),
      (state) => state === 'live',
    )
    await until(
      () => page.evaluate(() => window.tab.replicaText()),
      (text) => text.length > 10_000,
    )
    await until(
      async () => wanted.filter((pattern) => !lines.some((line) => pattern.test(line))).join(', '),
      (missing) => missing === '',
    )
    await context.close()
    return lines
  }

  it('are printed in words when localStorage has TX2_TRACE', async () => {
    const wanted = [
      /^\[tx2-link\] .* connected$/,
      /→ SchemaSync \(seq: 1\), /,
      /← Snapshot \(seq: \d+\), \d+ entities, /,
    ]
    const lines = await tracesWith({ TX2_TRACE: '1' }, wanted)
    for (const pattern of wanted) expect(lines).toContainEqual(expect.stringMatching(pattern))
  })

  it('are printed as JSON with what is in messages when it has TX2_DEBUG', async () => {
    const lines = await tracesWith({ TX2_DEBUG: '1' }, [/^\{.*"schema_sync"/])
    const events = lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))
    expect(events).toContainEqual(
      expect.objectContaining({
        type: 'message',
        direction: 'in',
        message: expect.objectContaining({
          payload: expect.objectContaining({ type: 'schema_sync', schemas: expect.any(Array) }),
        }),
      }),
    )
  })

  it('are not printed when nobody asks', async () => {
    expect(await tracesWith({})).toEqual([])
  })
})
