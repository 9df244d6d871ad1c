import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ArenaProcess, startArena } from '../src/arena-process.ts'
import { type ArenaTab, openArenaTab, textOf } from '../src/arena-tab.ts'
import { checkAccessibility } from '../src/accessibility.ts'
import { launchBrowser, requireBrowser } from '../src/browser.ts'
import { colourSpread } from '../src/picture.ts'
import { until } from '../src/until.ts'
import type { WireTap } from '../src/wire-tap.ts'

const browserPath = requireBrowser()
const readmePicture = fileURLToPath(new URL('../../arena/picture.png', import.meta.url))

describe.skipIf(browserPath === undefined)('the arena in two tabs', () => {
  let browser: Browser
  let arena: ArenaProcess
  let ada: ArenaTab
  let bo: ArenaTab

  beforeAll(async () => {
    browser = await launchBrowser(browserPath ?? '')
    arena = await startArena(['--seed', '7', '--production'])
    bo = await openArenaTab(browser, { url: arena.url, query: '?watch' })
    ada = await openArenaTab(browser, { url: arena.url, query: '?name=Ada' })
  })

  afterAll(async () => {
    await browser?.close()
    await arena?.stop()
  })

  it('shows the same moving bots in both', async () => {
    await until(
      async () => (await ada.summary()).fighters,
      (count) => count >= 301,
    )
    await until(
      async () => (await bo.summary()).fighters,
      (count) => count >= 301,
    )
    await until(
      async () => commonTicks(ada.wire, bo.wire).length,
      (count) => count >= 20,
    )
    const ticks = commonTicks(ada.wire, bo.wire)
    for (const tick of ticks) expect(bo.wire.states.get(tick)).toBe(ada.wire.states.get(tick))
    const different = new Set(ticks.map((tick) => ada.wire.states.get(tick)))
    expect(different.size).toBeGreaterThan(ticks.length / 2)
  })

  it("shows one's own avatar to the other tab, and where it walks", async () => {
    await until(async () => (await bo.summary()).players, /Ada/)
    const before = await ada.summary()
    await ada.page.keyboard.down('d')
    await until(
      async () => (await ada.summary()).at,
      (at) => at !== undefined && at !== before.at,
    )
    await ada.page.keyboard.up('d')
    const { at } = await ada.summary()
    await until(
      async () => (await bo.summary()).players,
      (players) => players !== before.players,
    )
    expect(at).toMatch(/^\d+, \d+$/)
  })

  it('has no accessibility violations while one plays', async () => {
    expect(await checkAccessibility(ada.page)).toEqual([])
  })

  it("draws a world: the README's picture", async () => {
    expect(await colourSpread(ada.page, await ada.page.screenshot())).toBeGreaterThan(200)
    if (process.env['UPDATE_PICTURE'] === undefined) return
    await ada.page.getByTestId('minimap').click({ position: { x: 108, y: 90 } })
    await ada.page.waitForTimeout(8_000)
    await ada.page.screenshot({ path: readmePicture })
  })

  it('keeps the last world and says in words that it reconnects when the server is killed', async () => {
    const before = await ada.summary()
    await ada.page.evaluate(() => document.body.setAttribute('data-not-reloaded', 'yes'))
    await arena.killGame()
    await until(() => textOf(ada.connection), /Reconnecting/)
    await until(() => textOf(bo.connection), /Reconnecting/)
    expect((await ada.summary()).fighters).toBe(before.fighters)
    expect(await colourSpread(ada.page, await ada.page.screenshot())).toBeGreaterThan(200)
    expect(await checkAccessibility(ada.page)).toEqual([])
  })

  it('brings the world back without a reload when the server is started again', async () => {
    await arena.bringGameBack()
    for (const tab of [ada, bo]) {
      await until(() => textOf(tab.connection), /Live|Resumed/)
    }
    await until(async () => (await bo.summary()).players, /Ada/)
    expect(await ada.page.locator('body').getAttribute('data-not-reloaded')).toBe('yes')
    expect([...ada.errors, ...bo.errors]).toEqual([])
  })
})

function commonTicks(left: WireTap, right: WireTap): number[] {
  return [...left.states.keys()].filter((tick) => right.states.has(tick))
}
