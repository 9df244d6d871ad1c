import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAccessibility } from '../../src/accessibility.ts'
import type { GameAlone } from '../../src/game-alone.ts'
import type { InspectorApp } from '../../src/inspector-app.ts'
import { InspectorTab } from '../../src/inspector-tab.ts'
import { until } from '../../src/until.ts'

export function accessibilityTests(app: () => InspectorApp, game: () => GameAlone): void {
  describe('what axe finds of it', () => {
    let tab: InspectorTab

    beforeAll(async () => {
      const query = '?story=steady-movement&args=latencyMs:300'
      tab = await InspectorTab.open(app(), { query })
    })

    afterAll(() => tab.close())

    async function showIn(colorScheme: 'light' | 'dark'): Promise<void> {
      // Colours that are on their way from one to the other have no contrast to be judged by.
      await tab.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const theme = (): Promise<string | null> =>
        tab.page.locator('html').getAttribute('data-theme')
      await until(theme, (shown) => shown === colorScheme)
    }

    /** What is wrong in the light; and in the dark, where only the colours are others. */
    async function violations(part?: string): Promise<string[]> {
      await showIn('light')
      const light = await checkAccessibility(tab.page, part)
      await showIn('dark')
      const dark = await checkAccessibility(tab.page, part, ['color-contrast'])
      return [...light, ...dark.map((text) => `in the dark, ${text}`)]
    }

    it('is nothing: a failed story, with an entity selected, and the panel', async () => {
      await tab.panel.waitFor()
      await tab.playToTheEnd()
      await tab.expectation('B stays within').getByRole('button').click()
      await until(() => tab.selection('B'), /entity/)
      expect(await violations()).toEqual([])
    })

    it('is nothing: the list of keys', async () => {
      await tab.button('Keys').click()
      expect(await violations('dialog')).toEqual([])
      await tab.page.keyboard.press('Escape')
    })

    it('is nothing: a client that lost its network, while the story runs', async () => {
      // Slowly, so that it still runs when all was looked at.
      const speed = tab.page.getByRole('slider', { name: 'Speed' })
      await speed.press('Home')
      await speed.press('r')
      await until(() => tab.clientText('A'), /RTT\d/)
      await tab.page.getByLabel('Network of client A').selectOption('Offline')
      await until(() => tab.clientText('A'), /Reconnecting/)
      expect(await violations('.stage')).toEqual([])
    })

    it('is nothing: a link that asks for what there is not', async () => {
      await tab.goTo('?story=nowhere')
      await tab.page.getByRole('alert').waitFor()
      expect(await violations('[role="alert"]')).toEqual([])
    })

    it('is nothing: the drawers', async () => {
      await tab.page.setViewportSize({ width: 800, height: 600 })
      await tab.button('Stories').click()
      expect(await violations('.drawer')).toEqual([])
      await tab.page.keyboard.press('Escape')
      await tab.button(/^Controls/).click()
      expect(await violations('.drawer')).toEqual([])
    })

    it('is nothing: the live view that waits, is connected, and is refused', async () => {
      await tab.page.setViewportSize({ width: 1440, height: 900 })
      await tab.goTo('?live=')
      await tab.page.getByRole('heading', { name: 'Waiting for an address' }).waitFor()
      expect(await violations()).toEqual([])
      const { inspectUrl } = game()
      await tab.goTo(`?live=${inspectUrl}`)
      await tab.page.getByText('connected to arena server').waitFor()
      expect(await violations('header')).toEqual([])
      await tab.goTo(`?live=${inspectUrl}x`)
      await tab.page.getByText('the token is wrong').waitFor()
      expect(await violations('header')).toEqual([])
    })
  })
}
