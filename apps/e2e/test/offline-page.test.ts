import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, requireBrowser } from '../src/browser.ts'
import { AskedProcess } from '../src/faults/asked-process.ts'
import type { ServerOrder, ServerReport } from '../src/faults/server-talk.ts'
import { type TcpProxy, startTcpProxy } from '../src/faults/tcp-proxy.ts'
import { type TransportPages, serveTransportPages } from '../src/transport-pages.ts'
import { until } from '../src/until.ts'

const browserPath = requireBrowser()

/** A page does not count an address of its own machine as one that needs a network. */
const FAR_HOST = 'world.test'

describe.skipIf(browserPath === undefined)('a page that is put offline', () => {
  let browser: Browser
  let pages: TransportPages
  let server: AskedProcess<ServerOrder, ServerReport>
  let proxy: TcpProxy
  let page: Page

  beforeAll(async () => {
    const settings = { port: 0, entities: 200, movesAStep: 40 }
    server = new AskedProcess('world-server.ts', JSON.stringify(settings))
    ;[browser, pages, proxy] = await Promise.all([
      launchBrowser(browserPath ?? '', [`--host-resolver-rules=MAP ${FAR_HOST} 127.0.0.1`]),
      serveTransportPages(),
      server.ask('report').then(({ port }) => startTcpProxy(port)),
    ])
    page = await browser.newPage()
    await page.goto(`${pages.origins[0]}/far.html#ws://${FAR_HOST}:${proxy.port}`)
    await becomes('live')
  })

  afterAll(async () => {
    await browser?.close()
    await proxy?.close()
    await pages?.close()
    await server?.kill()
  })

  const becomes = (state: string): Promise<string> =>
    until(
      () => page.evaluate(() => window.far.state()),
      (now) => now === state,
    )

  it('says so, makes no attempt, keeps its world, and is live as soon as it is online again', async () => {
    await page.context().setOffline(true)
    await until(
      () => page.evaluate(() => window.far.states()),
      (states) => states.some((state) => state.endsWith('there is no network')),
    )
    proxy.cut()
    await becomes('offline')
    const before = await page.evaluate(() => ({
      text: window.far.text(),
      attempts: window.far.attempts(),
    }))
    expect(before.text.split('\n')).toHaveLength(200)
    await page.waitForTimeout(1_000)
    const later = await page.evaluate(() => ({
      text: window.far.text(),
      attempts: window.far.attempts(),
    }))
    expect(later).toEqual(before)
    await page.context().setOffline(false)
    await becomes('live')
    // The first attempt, and nothing waited for: none was due while there was no network.
    expect(await page.evaluate(() => window.far.attempts())).toBe(before.attempts + 1)
    const { text } = await server.ask('stand-still')
    expect(
      await until(
        () => page.evaluate(() => window.far.text()),
        (seen) => seen === text,
      ),
    ).toBe(text)
    const states = await page.evaluate(() => window.far.states())
    expect(states.slice(0, 2)).toEqual(['connecting', 'live'])
    expect(states.slice(-3)).toEqual(['offline: there is no network', 'reconnecting', 'live'])
  })
})
