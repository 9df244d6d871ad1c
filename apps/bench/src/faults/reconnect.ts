import { setTimeout as wait } from 'node:timers/promises'
import { AskedProcess } from '@tx2-link/e2e/src/faults/asked-process.ts'
import type { ServerOrder, ServerReport } from '@tx2-link/e2e/src/faults/server-talk.ts'
import { startTcpProxy } from '@tx2-link/e2e/src/faults/tcp-proxy.ts'
import { until } from '@tx2-link/e2e/src/until.ts'
import type { Browser, Page } from 'playwright-core'

const ENTITIES = 10_000
const OFFLINE_MS = 10_000

/** What a reconnect costs a page that was without its server for a while. */
export interface ReconnectFigures {
  readonly entities: number
  readonly changed: number
  readonly offlineMs: number
  /** All that came until the page was live the first time. */
  readonly firstBytes: number
  /** All that came with the reconnect. */
  readonly resumeBytes: number
  /** Components that were rendered for it whose entity had changed, and had not. */
  readonly rendersOfChanged: number
  readonly rendersOfOthers: number
}

/** Cuts a page that shows 10,000 entities off, changes 500 of them, and lets it come back. */
export async function measureReconnect(
  browser: Browser,
  pageUrl: string,
): Promise<ReconnectFigures> {
  const settings = { port: 0, entities: ENTITIES, movesAStep: 0, maxBufferedBytes: 1024 * 1024 }
  const server = new AskedProcess<ServerOrder, ServerReport>(
    'world-server.ts',
    JSON.stringify(settings),
  )
  const { port } = await server.ask('stand-still')
  const proxy = await startTcpProxy(port)
  try {
    const page = await browser.newPage()
    await page.goto(`${pageUrl}#ws://127.0.0.1:${proxy.port}`)
    await becomes(page, 'live')
    const firstBytes = await page.evaluate(() => faultsPage.bytesIn())
    const ids = idsIn(await server.ask('report'))
    await page.evaluate((first) => faultsPage.mount(first, 10_000), Math.min(...ids))
    await until(
      () => page.evaluate(() => faultsPage.takeRenders().length),
      (count) => count > 0,
    )
    proxy.isDown = true
    proxy.cut()
    await becomes(page, 'reconnecting')
    const before = new Set((await server.ask('report')).text.split('\n'))
    const { text } = await server.ask('move-500')
    const changed = new Set(idsOf(text.split('\n').filter((line) => !before.has(line))))
    await wait(OFFLINE_MS)
    const bytesBefore = await page.evaluate(() => faultsPage.bytesIn())
    await page.evaluate(() => faultsPage.takeRenders())
    proxy.isDown = false
    await becomes(page, 'live')
    await wait(1_000)
    const renders = await page.evaluate(() => faultsPage.takeRenders())
    const count = (isChanged: boolean): number =>
      renders.filter(([id]) => changed.has(id) === isChanged).length
    const resumeBytes = (await page.evaluate(() => faultsPage.bytesIn())) - bytesBefore
    await page.close()
    return {
      entities: ids.length,
      changed: changed.size,
      offlineMs: OFFLINE_MS,
      firstBytes,
      resumeBytes,
      rendersOfChanged: count(true),
      rendersOfOthers: count(false),
    }
  } finally {
    await proxy.close()
    await server.kill()
  }
}

function becomes(page: Page, state: string): Promise<string> {
  return until(
    () => page.evaluate(() => faultsPage.state()),
    (now) => now === state,
  )
}

function idsIn({ text }: ServerReport): number[] {
  return idsOf(text.split('\n'))
}

/** Each line begins with `[` and the entity's id. */
function idsOf(lines: readonly string[]): number[] {
  return lines.map((line) => Number(line.slice(1, line.indexOf(','))))
}
