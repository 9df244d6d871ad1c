import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ArenaProcess, startArena } from '../src/arena-process.ts'
import { type ArenaTab, openArenaTab, textOf } from '../src/arena-tab.ts'
import { checkAccessibility } from '../src/accessibility.ts'
import { launchBrowser, requireBrowser } from '../src/browser.ts'
import { type PageReplica, openReplica } from '../src/page-replica.ts'
import { colourSpread } from '../src/picture.ts'
import { until } from '../src/until.ts'
import { avatarOf, countMoved, walkInland, watchBots } from '../src/witness.ts'

const browserPath = requireBrowser()
const readmePicture = fileURLToPath(new URL('../../arena/picture.png', import.meta.url))

interface Player extends ArenaTab {
  readonly name: string
  readonly replica: PageReplica
}

describe.skipIf(browserPath === undefined)('the arena in two tabs', () => {
  let browser: Browser
  let arena: ArenaProcess
  let ada: Player
  let bo: Player

  beforeAll(async () => {
    await Promise.all([
      launchBrowser(browserPath ?? '').then((launched) => (browser = launched)),
      startArena(['--seed', '7']).then((started) => (arena = started)),
    ])
    // Half the picture for Bo, whom nobody looks at: two whole ones are much to draw without a GPU.
    ;[ada, bo] = await Promise.all([play('Ada', 1_440, 900), play('Bo', 800, 600)])
  })

  afterAll(async () => {
    await browser?.close()
    await arena?.stop()
  })

  async function play(name: string, width: number, height: number): Promise<Player> {
    const query = `?name=${name}`
    const tab = await openArenaTab(browser, { url: arena.url, query, width, height })
    return { ...tab, name, replica: await openReplica(tab.page) }
  }

  /** Where a page's replica has a player, as it is told in words. */
  async function placeOf({ replica }: Player, name: string): Promise<string> {
    const { x, y } = avatarOf(await replica.now(), name)
    return `${Math.round(x)}, ${Math.round(y)}`
  }

  it('shows the same moving bots in both', async () => {
    for (const { summary } of [ada, bo])
      await until(async () => (await summary()).fighters, /^302$/)
    const { left, right } = await watchBots(ada.replica, bo.replica)
    expect(left[0]?.fighters).toHaveLength(300)
    expect(left).toEqual(right)
    expect(countMoved(left)).toBeGreaterThan(30)
  })

  it("shows each one's own avatar to the other, and where it walks", async () => {
    for (const [walker, witness] of [
      [ada, bo],
      [bo, ada],
    ] as const) {
      const { left: own, right: seen } = await walkInland(walker, witness.replica)
      expect(seen).toEqual(own)
      const [from, to] = [seen[0], seen.at(-1)]
      expect(Math.abs((to?.x ?? Number.NaN) - (from?.x ?? Number.NaN))).toBeGreaterThan(100)
      expect(Math.abs((to?.y ?? Number.NaN) - (from?.y ?? Number.NaN))).toBeLessThan(50)
      // The same in words, which follow: in the walker's own page, and in the other one.
      const { name } = walker
      await until(
        async () => [await placeOf(walker, name), (await walker.summary()).at],
        ([place, told]) => place === told,
      )
      await until(
        async () => [await placeOf(witness, name), (await witness.summary()).players.get(name)],
        ([place, told]) => place === told,
      )
    }
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
    await ada.page.evaluate(() => document.body.setAttribute('data-not-reloaded', 'yes'))
    const before = await ada.replica.now()
    await arena.killGame()
    for (const { connection } of [ada, bo]) await until(() => textOf(connection), /Reconnecting/)
    const last = await ada.replica.now()
    expect(last.fighters).toHaveLength(302)
    expect(last.tick).toBeGreaterThanOrEqual(before.tick)
    expect(await colourSpread(ada.page, await ada.page.screenshot())).toBeGreaterThan(200)
    expect(await checkAccessibility(ada.page)).toEqual([])
    expect(await ada.replica.now()).toEqual(last)
    await expect.poll(async () => (await ada.summary()).fighters).toBe(302)
  })

  it('brings the world back without a reload when the server is started again', async () => {
    await arena.bringGameBack()
    for (const { connection } of [ada, bo]) {
      await until(() => textOf(connection), /^Back|^Live/)
    }
    for (const { summary } of [ada, bo])
      await until(async () => (await summary()).fighters, /^302$/)
    const { left, right } = await watchBots(ada.replica, bo.replica)
    expect(left).toEqual(right)
    expect(countMoved(left)).toBeGreaterThan(30)
    const { left: own, right: seen } = await walkInland(ada, bo.replica)
    expect(seen).toEqual(own)
    expect(Math.abs((seen.at(-1)?.x ?? Number.NaN) - (seen[0]?.x ?? Number.NaN))).toBeGreaterThan(
      100,
    )
    await until(async () => [...(await ada.summary()).players.keys()].join(), /^Bo$/)
    expect(await ada.page.locator('body').getAttribute('data-not-reloaded')).toBe('yes')
    expect([...ada.errors, ...bo.errors]).toEqual([])
  })
})
