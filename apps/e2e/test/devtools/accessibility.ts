import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAccessibility } from '../../src/accessibility.ts'
import type { DevtoolsApp } from '../../src/devtools-app.ts'
import { DevtoolsTab } from '../../src/devtools-tab.ts'
import { until } from '../../src/until.ts'

const PANEL = '[data-tx2-link-devtools]'

export function accessibilityTests(app: () => DevtoolsApp, opened: () => DevtoolsTab): void {
  describe('what axe finds of it', () => {
    let tab: DevtoolsTab

    // Colours that are on their way from one to the other have no contrast to be judged by.
    beforeAll(async () => {
      tab = opened()
      await tab.page.emulateMedia({ reducedMotion: 'reduce' })
      await tab.recordThenPause(60)
    })

    afterAll(async () => {
      await tab.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'no-preference' })
      await tab.settle()
    })

    /** What is wrong in both themes; with the whole page around it in one. */
    async function violations(): Promise<string[]> {
      const dark = await checkAccessibility(tab.page)
      await tab.page.emulateMedia({ colorScheme: 'light' })
      await until(
        () => tab.page.locator(PANEL).getAttribute('data-theme'),
        (theme) => theme === 'light',
      )
      const light = await checkAccessibility(tab.page, PANEL)
      await tab.page.emulateMedia({ colorScheme: 'dark' })
      return [...dark, ...light.map((text) => `light: ${text}`)]
    }

    it('is nothing: messages, with one selected', async () => {
      await tab.selectNewest('delta')
      expect(await violations()).toEqual([])
    })

    it('is nothing: a message as JSON, beside a chart and a brushed time', async () => {
      await tab.button('JSON').click()
      await tab.button('Delta bytes over time').click()
      await tab.overview.locator('.brush-area').focus()
      await tab.page.keyboard.press('Enter')
      expect(await violations()).toEqual([])
      await tab.button('Tree').click()
      await tab.button('Delta bytes over time').click()
    })

    it('is nothing: the world, and one of its entities', async () => {
      await tab.tab('World').click()
      const entities = tab.panel.getByRole('grid', { name: 'Entities' })
      await entities.getByRole('row').nth(5).click()
      expect(await violations()).toEqual([])
    })

    it('is nothing: the limits, with and without something held back', async () => {
      await tab.tab('Limits').click()
      expect(await violations()).toEqual([])
      await tab.button('Clear').click()
      await tab.panel.getByRole('heading', { name: 'Nothing was held back' }).waitFor()
      expect(await checkAccessibility(tab.page, PANEL)).toEqual([])
    })

    it.each([
      ['the list of keys', 'Settings', 'Keys'],
      ['the settings', 'Settings', undefined],
      ['the sources', /^Source/, undefined],
      ['the totals', /^Totals/, undefined],
    ])('is nothing: %s', async (_what, name, item) => {
      await tab.button(name).click()
      if (item !== undefined) await tab.panel.getByRole('menuitem', { name: item }).click()
      expect(await violations()).toEqual([])
      await tab.page.keyboard.press('Escape')
    })

    it('is nothing: nothing recorded, nothing that matches, a filter that is wrong', async () => {
      await tab.tab('Messages').click()
      await tab.button('Clear').click()
      await tab.list.getByRole('heading', { name: 'Recording is paused' }).waitFor()
      expect(await violations()).toEqual([])
      await tab.record(true)
      await tab.filter.fill('bytes > 90mb')
      await tab.list.getByRole('heading', { name: 'Nothing matches' }).waitFor()
      expect(await checkAccessibility(tab.page, PANEL)).toEqual([])
      await tab.filter.pressSequentially(' and fiel')
      await tab.panel.getByRole('listbox', { name: 'Completions' }).waitFor()
      expect(await checkAccessibility(tab.page, PANEL)).toEqual([])
    })

    it('is nothing: the panel at 800 by 600', async () => {
      await tab.settle()
      await tab.resize(800, 600)
      for (const name of ['Messages', 'World', 'Limits']) {
        await tab.tab(name).click()
        expect(await checkAccessibility(tab.page, PANEL)).toEqual([])
      }
      await tab.resize(1440, 900)
    })

    it('is nothing: a page whose devtools cannot be loaded', async () => {
      const other = await DevtoolsTab.open(app(), { isChunkMissing: true })
      await other.page.keyboard.press('Control+Backquote')
      await other.page.getByRole('alert').getByText('cannot be shown').waitFor()
      expect(await checkAccessibility(other.page)).toEqual([])
      await other.close()
    })
  })
}
