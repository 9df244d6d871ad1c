import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boxOf } from '../../src/box-of.ts'
import type { InspectorApp } from '../../src/inspector-app.ts'
import { InspectorTab } from '../../src/inspector-tab.ts'
import { until } from '../../src/until.ts'

export function frameTests(app: () => InspectorApp): void {
  describe('its frame', () => {
    let tab: InspectorTab

    beforeAll(async () => {
      tab = await InspectorTab.open(app(), { query: '?story=limiter-starved' })
      await tab.panel.waitFor()
    })

    afterAll(() => tab.close())

    const panelHeight = async (): Promise<number> => {
      const area = await boxOf(tab.page.getByRole('region', { name: 'Wire', exact: true }))
      return Math.round(area.height)
    }

    it('hides and shows the panel by its button and by d, and remembers it', async () => {
      const toggle = tab.button('Wire panel')
      expect(await toggle.getAttribute('aria-pressed')).toBe('true')
      await toggle.click()
      expect(await tab.panel.count()).toBe(0)
      await tab.page.reload()
      await tab.title.waitFor()
      expect(await tab.panel.count()).toBe(0)
      await tab.page.keyboard.press('d')
      await tab.panel.waitFor()
      expect(await toggle.getAttribute('aria-pressed')).toBe('true')
    })

    it('makes the panel taller by keys and by the pointer, and remembers it', async () => {
      const splitter = tab.page.getByRole('slider', { name: 'Height of the wire panel' })
      const before = await panelHeight()
      await splitter.press('ArrowUp')
      expect(await panelHeight()).toBe(before + 16)
      const line = await boxOf(splitter)
      const [x, y] = [line.x + 300, line.y + line.height / 2]
      await tab.page.mouse.move(x, y)
      await tab.page.mouse.down()
      await tab.page.mouse.move(x, y - 60, { steps: 3 })
      await tab.page.mouse.up()
      expect(await panelHeight()).toBe(before + 76)
      await tab.page.reload()
      await tab.panel.waitFor()
      expect(await panelHeight()).toBe(before + 76)
    })

    it('is dark or light as one chooses, the panel too, and remembers it', async () => {
      const theme = tab.page.getByLabel('Theme')
      const shown = async (): Promise<string> =>
        tab.page.evaluate(() => {
          const panel = document.querySelector('[data-tx2-link-devtools]')
          return [document.documentElement, panel]
            .map((part) => part?.getAttribute('data-theme'))
            .join()
        })
      expect(await shown()).toBe('light,light')
      await theme.selectOption('Dark')
      await until(shown, /^dark,dark$/)
      const ground = await tab.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      expect(Number(/\d+/.exec(ground)?.[0])).toBeLessThan(40)
      await tab.page.reload()
      await tab.panel.waitFor()
      expect(await shown()).toBe('dark,dark')
      await theme.selectOption('System')
      await until(shown, /^light,light$/)
    })

    it('lists its keys after ?, over everything, until Escape', async () => {
      await tab.title.click()
      await tab.page.keyboard.press('?')
      const help = tab.page.getByRole('dialog', { name: 'Keys' })
      await help.getByText('Show or hide the wire panel').waitFor()
      await tab.page.keyboard.press('d')
      expect(await tab.panel.count()).toBe(1)
      await tab.page.keyboard.press('Escape')
      expect(await help.count()).toBe(0)
      await tab.button('Keys').click()
      await help.getByRole('button', { name: 'Close' }).click()
      expect(await help.count()).toBe(0)
    })

    it('copies a link that opens the same again', async () => {
      await tab.goTo('?story=spawn-storm&args=wave:30;seed:5')
      await tab.title.waitFor()
      await tab.button('Copy a link to this').click()
      await tab.page.getByText('Link copied').waitFor()
      const copied = await tab.page.evaluate(() => navigator.clipboard.readText())
      await tab.page.goto(copied)
      expect(await tab.title.textContent()).toBe('World / Spawn storm')
      expect(await tab.page.getByRole('textbox', { name: 'wave' }).inputValue()).toBe('30')
      expect(await tab.page.getByRole('textbox', { name: 'seed' }).inputValue()).toBe('5')
      expect(await tab.page.title()).toBe('Spawn storm · tx2-link inspector')
    })

    it('says what a link asks for and cannot be had, and shows the rest', async () => {
      await tab.goTo('?story=dead-air&args=bots:9999;speed:3;oneWay:true')
      const alert = tab.page.getByRole('alert')
      await until(
        () => alert.textContent().then(String),
        /bots must be a number from 1 to 500; speed is no arg/,
      )
      expect(await tab.title.textContent()).toBe('Network / Dead air')
      expect(await tab.page.getByRole('switch').getAttribute('aria-checked')).toBe('true')
      await tab.button('Dismiss').click()
      expect(await alert.count()).toBe(0)
      await tab.goTo('?story=nowhere')
      await until(() => alert.textContent().then(String), /no story "nowhere".*Steady movement/)
      expect(tab.errors).toEqual([])
    })
  })

  describe('where there is little room', () => {
    let tab: InspectorTab

    beforeAll(async () => {
      tab = await InspectorTab.open(app(), { query: '?story=dead-air', width: 800, height: 600 })
      await tab.title.waitFor()
    })

    afterAll(() => tab.close())

    it('has its tree in a drawer, which goes when a story is opened', async () => {
      expect(await tab.tree.count()).toBe(0)
      const stories = tab.button('Stories')
      await stories.click()
      expect(await stories.getAttribute('aria-expanded')).toBe('true')
      await tab.row('Spawn storm').click()
      await until(() => tab.title.textContent(), /Spawn storm/)
      expect(await tab.tree.count()).toBe(0)
    })

    it('closes a drawer by Escape, with the focus back where it was, or by a press beside it', async () => {
      await tab.button('Stories').press('Enter')
      await tab.tree.waitFor()
      await tab.page.keyboard.press('Escape')
      expect(await tab.tree.count()).toBe(0)
      const focused = tab.page.locator(':focus')
      expect(await focused.getAttribute('aria-label')).toBe('Stories')
      await tab.page.keyboard.press('/')
      await tab.page.getByRole('searchbox').waitFor()
      await tab.page.mouse.click(700, 300)
      expect(await tab.tree.count()).toBe(0)
    })

    it('has its controls in a drawer, with the results on its button', async () => {
      const open = tab.button(/^Controls/)
      expect(await open.textContent()).toMatch(/^Controlspassed \d/)
      await open.click()
      const bots = tab.page.getByRole('textbox', { name: 'wave' })
      await bots.fill('25')
      await bots.press('Enter')
      await until(async () => tab.query, /wave:25/)
      await tab.page.mouse.click(100, 300)
      expect(await bots.count()).toBe(0)
    })

    it('shows stage, time and panel at once, and nothing sideways', async () => {
      for (const part of [
        tab.canvas('A'),
        tab.canvas('B'),
        tab.button('Restart'),
        tab.panel.getByRole('tablist'),
      ]) {
        const area = await boxOf(part)
        expect(area.height).toBeGreaterThan(20)
        expect(area.y + area.height).toBeLessThanOrEqual(600)
      }
      const width = await tab.page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(800)
      expect(tab.errors).toEqual([])
    })
  })
}
