import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAccessibility } from '../src/accessibility.ts'
import { type ArenaProcess, startArena } from '../src/arena-process.ts'
import { type ArenaTab, openArenaTab, textOf } from '../src/arena-tab.ts'
import { launchBrowser, requireBrowser } from '../src/browser.ts'
import { until } from '../src/until.ts'

const browserPath = requireBrowser()

describe.skipIf(browserPath === undefined)('the devtools docked in the arena', () => {
  let browser: Browser
  let arena: ArenaProcess
  let tab: ArenaTab
  let page: Page
  let panel: Locator

  beforeAll(async () => {
    browser = await launchBrowser(browserPath ?? '')
    arena = await startArena(['--seed', '7'])
    tab = await openArenaTab(browser, { url: arena.url, query: '?name=Ada' })
    page = tab.page
    panel = page.getByRole('region', { name: 'tx2-link devtools' })
  })

  afterAll(async () => {
    await browser?.close()
    await arena?.stop()
  })

  it('open and close with Ctrl+~', async () => {
    await page.keyboard.press('Control+Backquote')
    await panel.waitFor()
    await page.keyboard.press('Control+Backquote')
    await panel.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+Backquote')
    await panel.waitFor()
    expect(await panel.getByRole('tab').allTextContents()).toEqual(['Messages', 'World', 'Limits'])
  })

  it('list what goes over the wire as it goes', async () => {
    const list = panel.getByLabel('Messages, newest last')
    await until(
      () => list.getByRole('row').count(),
      (rows) => rows > 4,
    )
    await until(() => textOf(list), /delta/)
    expect(await checkAccessibility(page)).toEqual([])
  })

  it('filter, and say what is wrong with a filter', async () => {
    const filter = panel.getByLabel('Filter messages')
    await filter.fill('type == ack')
    await until(() => textOf(panel.getByLabel('Messages, newest last')), /ack(?!.*delta)/s)
    await filter.fill('byts > 3')
    await until(() => textOf(panel), /byts/)
    await filter.fill('')
  })

  it('keep what one types to themselves: the avatar stands still', async () => {
    const before = (await tab.summary()).at
    await panel.getByLabel('Filter messages').focus()
    await page.keyboard.down('d')
    await page.waitForTimeout(1_500)
    await page.keyboard.up('d')
    expect((await tab.summary()).at).toBe(before)
    await panel.getByLabel('Filter messages').fill('')
  })

  it('show the selected message as a tree and as bytes', async () => {
    const list = panel.getByLabel('Messages, newest last')
    await list.getByRole('row').filter({ hasText: 'delta' }).first().click()
    await until(() => textOf(panel.getByLabel('Message content')), /entity \d+/)
    await until(() => textOf(panel.getByLabel('Bytes in hexadecimal and as text')), /0000/)
  })

  it('show the world and the limits', async () => {
    await panel.getByRole('tab', { name: 'World' }).click()
    await until(
      () => panel.getByLabel('Entities').getByRole('row').count(),
      (rows) => rows > 3,
    )
    await panel.getByRole('tab', { name: 'Limits' }).click()
    await until(() => textOf(panel.getByLabel('Limiter values')), /\d/)
    expect(await checkAccessibility(page)).toEqual([])
  })

  it("look at the server's end of the link too", async () => {
    await panel.getByRole('tab', { name: 'Messages' }).click()
    await panel.getByRole('button', { name: /this page/ }).click()
    await panel
      .getByRole('menuitemradio', { name: /arena server/ })
      .first()
      .click()
    await until(() => textOf(panel), /arena server/)
    await until(() => textOf(panel.getByLabel('Messages, newest last')), /delta/)
    expect(tab.errors).toEqual([])
  })
})
