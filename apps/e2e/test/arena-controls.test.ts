import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAccessibility } from '../src/accessibility.ts'
import { type ArenaProcess, startArena } from '../src/arena-process.ts'
import { type ArenaTab, FIRST_PAGE_MS, openArenaTab, textOf } from '../src/arena-tab.ts'
import { launchBrowser, requireBrowser } from '../src/browser.ts'
import { boxOf } from '../src/box-of.ts'
import { steady, until } from '../src/until.ts'

/** Of the arena, in the units in which the page tells where one is. */
const MAP_WIDTH = 2_400
const MAP_HEIGHT = 1_600

const browserPath = requireBrowser()

describe.skipIf(browserPath === undefined)("the arena's controls", () => {
  let browser: Browser
  let arena: ArenaProcess
  let tab: ArenaTab
  let page: Page

  beforeAll(async () => {
    await Promise.all([
      launchBrowser(browserPath ?? '').then((launched) => (browser = launched)),
      // Nobody else: what the avatar does is its player's doing alone.
      startArena(['--seed', '7', '--bots', '0', '--production']).then(
        (started) => (arena = started),
      ),
    ])
    tab = await openArenaTab(browser, { url: arena.url, width: 800, height: 600 })
    page = tab.page
  })

  afterAll(async () => {
    await browser?.close()
    await arena?.stop()
  })

  async function place(): Promise<readonly [number, number]> {
    const { at = '?, ?' } = await tab.summary()
    const [x = Number.NaN, y = Number.NaN] = at.split(', ').map(Number)
    return [x, y]
  }

  /** Where it stands: the page tells its place twice a second. */
  function settled(): Promise<readonly [number, number]> {
    return steady(place, 1_500)
  }

  /** Waits until the avatar is elsewhere, and says by how much. */
  async function moved(from: readonly [number, number]): Promise<readonly [number, number]> {
    const to = await until(place, ([x, y]) => Math.hypot(x - from[0], y - from[1]) > 8)
    return [to[0] - from[0], to[1] - from[1]]
  }

  it('ask for a name and say what is wrong with it', async () => {
    await page.getByRole('heading', { name: 'Join the arena' }).waitFor()
    expect(await checkAccessibility(page)).toEqual([])
    await page.getByRole('textbox', { name: 'Name' }).fill('   ')
    await page.getByRole('button', { name: 'Play' }).click()
    await until(() => textOf(page.getByRole('alert')), /\w/)
    await page.getByRole('textbox', { name: 'Name' }).fill('a name that is much too long')
    await page.getByRole('button', { name: 'Play' }).click()
    await until(() => textOf(page.getByRole('alert')), /16/)
  })

  it('let one watch instead, and join from there', async () => {
    await page.getByRole('button', { name: 'Watch instead' }).click()
    await page.getByRole('button', { name: 'Join' }).waitFor()
    expect((await tab.summary()).at).toBeUndefined()
    await page.getByRole('button', { name: 'Join' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Ada')
    await page.keyboard.press('Enter')
    await until(() => textOf(page.getByTestId('own-name')), /^Ada$/)
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await checkAccessibility(page)).toEqual([])
  })

  it.each([
    ['ArrowLeft', 0, -1],
    ['KeyD', 0, 1],
    ['ArrowUp', 1, -1],
    ['KeyS', 1, 1],
  ])('walk while %s is held, and stop when it is let go', async (key, axis, sign) => {
    const from = await settled()
    await page.keyboard.down(key)
    const by = await moved(from)
    await page.keyboard.up(key)
    expect(Math.sign(by[axis] ?? 0)).toBe(sign)
    expect(Math.abs(by[axis] ?? 0)).toBeGreaterThan(Math.abs(by[1 - axis] ?? 0))
  })

  it('walk to where one clicks in the world', async () => {
    const from = await settled()
    // At the far left: the avatar is in the middle, or further right where the map ends.
    await page.getByTestId('world').click({ position: { x: 40, y: 300 } })
    const [x] = await moved(from)
    expect(x).toBeLessThan(0)
  })

  it.each([
    ['in the lower left', 0.15, 0.75],
    ['further up', 0.15, 0.6],
    ['to the right of that', 0.25, 0.6],
  ])('walk to where one clicks on the map: %s', async (_, right, down) => {
    const from = await settled()
    const minimap = page.getByTestId('minimap')
    const { width, height } = await boxOf(minimap)
    await minimap.click({ position: { x: width * right, y: height * down } })
    await moved(from)
    const to = await settled()
    const missedBy = Math.hypot(to[0] - MAP_WIDTH * right, to[1] - MAP_HEIGHT * down)
    // A pixel of the map is eleven units.
    expect(missedBy).toBeLessThan(25)
  })

  it.each(['Dash', 'Volley', 'Shield'])(
    'use %s by its button, which then counts down',
    async (name) => {
      const button = page.getByRole('button', { name })
      await button.click()
      // At one moment: it does not count for long.
      await until(
        () => button.evaluate((it) => `${it.getAttribute('aria-disabled')} ${it.textContent}`),
        /^true .*\d/,
      )
    },
  )

  it('zoom by the wheel', async () => {
    // What a place in the picture is away from its middle, where the avatar stands, tells the scale.
    const walkTo = async (x: number): Promise<number> => {
      const from = await settled()
      await page.getByTestId('world').click({ position: { x, y: 300 } })
      await moved(from)
      return (await settled())[0] - from[0]
    }
    const before = await walkTo(520)
    await page.mouse.wheel(0, -600)
    const after = await walkTo(280)
    expect(before).toBeGreaterThan(110)
    // Twice as near is the most.
    expect(after / -before).toBeCloseTo(0.5, 1)
  })

  it('leave the game and join it again', async () => {
    await page.getByRole('button', { name: 'Leave' }).click()
    await until(
      async () => (await tab.summary()).fighters,
      (count) => count === 0,
    )
    await page.getByRole('button', { name: 'Join' }).click()
    await page.getByRole('button', { name: 'Play' }).click()
    await until(() => textOf(page.getByTestId('own-name')), /^Ada$/)
  })

  it.each([
    ['Dash', 'KeyQ'],
    ['Volley', 'KeyE'],
    ['Shield', 'KeyR'],
  ])('use %s by its key %s', async (name, key) => {
    const button = page.getByRole('button', { name })
    await until(() => button.getAttribute('aria-disabled'), /false/)
    await page.keyboard.press(key)
    await until(() => button.getAttribute('aria-disabled'), /true/)
  })

  it('remember the name over a reload, and forget nothing that breaks the page', async () => {
    await page.reload({ timeout: FIRST_PAGE_MS })
    await until(() => textOf(page.getByTestId('own-name')), /^Ada$/)
    expect(tab.errors).toEqual([])
  })
})
