import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GameAlone } from '../../src/game-alone.ts'
import type { InspectorApp } from '../../src/inspector-app.ts'
import { InspectorTab } from '../../src/inspector-tab.ts'
import { steady, until } from '../../src/until.ts'

export function liveTests(app: () => InspectorApp, game: () => GameAlone): void {
  describe('its live view', () => {
    let tab: InspectorTab
    let address: Locator

    beforeAll(async () => {
      tab = await InspectorTab.open(app())
      address = tab.page.getByRole('textbox', { name: 'Live address' })
    })

    afterAll(() => tab.close())

    const head = async (): Promise<string> =>
      (await tab.page.getByRole('banner').textContent()) ?? ''

    async function connectTo(text: string): Promise<void> {
      await address.click()
      await address.press('ControlOrMeta+a')
      await tab.page.keyboard.type(text)
      await tab.page.keyboard.press('Enter')
    }

    it('waits for an address, and says what is none', async () => {
      await tab.button('Live address').click()
      await tab.page.getByRole('heading', { name: 'Waiting for an address' }).waitFor()
      await connectTo('http://127.0.0.1/')
      await tab.page.getByRole('alert').filter({ hasText: 'not at http:' }).waitFor()
      await expect.poll(() => address.getAttribute('aria-invalid')).toBe('true')
      expect(await tab.panel.count()).toBe(0)
    })

    it('connects to the address that a game server prints, typed in, and shows its peers', async () => {
      await connectTo(game().inspectUrl)
      await until(head, /Live.*connected to arena server/)
      await tab.source.filter({ hasText: /peer|client|1/i }).waitFor()
      const list = tab.panel.getByLabel('Messages, newest last')
      await until(() => list.textContent().then(String), /delta/)
      await tab.panel.getByRole('tab', { name: 'World' }).click()
      await until(
        () => tab.panel.getByLabel('Entities').getByRole('row').count(),
        (rows) => rows > 10,
      )
    })

    it('keeps the token out of the page’s address, and knows it after a reload', async () => {
      await expect.poll(() => tab.query).toBe(`?live=${game().inspectUrl.replace(/\?.*/, '')}`)
      await tab.page.reload()
      await until(head, /Live.*connected to arena server/)
      await tab.panel.waitFor()
    })

    it('says in words that the server was lost, tries again, and is back at once when told to', async () => {
      const { network } = game()
      network.isDown = true
      try {
        await game().kill()
        await until(head, /Reconnecting/)
        await game().bringBack()
        // So long that it is not back by itself before one can say so.
        await until(head, /Reconnecting.*again in (?:[4-9]|\d\d)/)
        expect(await tab.panel.count()).toBe(1)
      } finally {
        network.isDown = false
      }
      // By a key: the pointer waits until a button stands still, and this one moves with the time that it tells.
      await tab.button('Try now').press('Enter')
      await until(head, /Live.*connected to arena server/)
      await expect.poll(() => tab.button('Try now').count()).toBe(0)
    })

    it('says that a token is wrong, and does not try again by itself', async () => {
      await connectTo(game().inspectUrl.replace(/token=./, 'token=x'))
      await until(head, /Refused.*the token is wrong/)
      await tab.button('Try now').click()
      await steady(head)
      await until(head, /Refused.*the token is wrong/)
    })

    it('opens by a link with the token in it, as the launcher prints it', async () => {
      await tab.goTo(`?live=${game().inspectUrl}`)
      await until(head, /Live.*connected to arena server/)
      await expect.poll(() => tab.page.url()).not.toContain('token')
    })

    it('disconnects when told to, lists its keys, and leads back to the stories', async () => {
      await tab.button('Disconnect').click()
      await tab.page.getByRole('heading', { name: 'Waiting for an address' }).waitFor()
      await expect.poll(() => tab.button('Disconnect').count()).toBe(0)
      await tab.page.getByRole('heading', { level: 1 }).click()
      await tab.page.keyboard.press('?')
      await tab.page.getByRole('dialog', { name: 'Keys' }).waitFor()
      await tab.page.keyboard.press('Escape')
      await tab.button('Stories').click()
      await until(() => tab.title.textContent(), /Steady movement/)
      await expect.poll(() => tab.query).toBe('?story=steady-movement')
      expect(tab.errors).toEqual([])
    })
  })
}
