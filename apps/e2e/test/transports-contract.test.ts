import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { KindName } from '../pages/contract.ts'
import { launchBrowser, requireBrowser } from '../src/browser.ts'
import { type SocketRelay, startSocketRelay } from '../src/socket-relay.ts'
import { type TransportPages, serveTransportPages } from '../src/transport-pages.ts'

const browserPath = requireBrowser()

describe.skipIf(browserPath === undefined)('the contract of transports, in a page', () => {
  let browser: Browser
  let pages: TransportPages
  let relay: SocketRelay
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser(browserPath ?? '')
    pages = await serveTransportPages()
    relay = await startSocketRelay()
    page = await browser.newPage()
    await page.goto(`${pages.origins[0]}/contract.html`)
    await page.waitForFunction(() => typeof window.runContract === 'function')
  })

  afterAll(async () => {
    await browser?.close()
    await pages?.close()
    await relay?.close()
  })

  it.each<KindName>(['message channel', 'broadcast channel', 'WebSocket'])(
    'holds for a %s',
    async (kind) => {
      const results = await page.evaluate(([name, url]) => window.runContract(name, url), [
        kind,
        relay.url,
      ] as const)
      expect(results.filter(({ error }) => error !== undefined)).toEqual([])
      expect(results.length).toBeGreaterThan(25)
    },
  )
})
