import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boxOf } from '../../src/box-of.ts'
import type { InspectorApp } from '../../src/inspector-app.ts'
import { InspectorTab } from '../../src/inspector-tab.ts'
import { steady, until } from '../../src/until.ts'

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
      const isPressed = () => expect.poll(() => toggle.getAttribute('aria-pressed'))
      await isPressed().toBe('true')
      await toggle.click()
      await expect.poll(() => tab.panel.count()).toBe(0)
      await tab.page.reload()
      await isPressed().toBe('false')
      expect(await tab.panel.count()).toBe(0)
      await tab.page.keyboard.press('d')
      await tab.panel.waitFor()
      await isPressed().toBe('true')
    })

    it('makes the panel taller by keys and by the pointer, and remembers it', async () => {
      const splitter = tab.page.getByRole('slider', { name: 'Height of the wire panel' })
      const before = await steady(panelHeight)
      await splitter.press('ArrowUp')
      await expect.poll(panelHeight).toBe(before + 16)
      const line = await boxOf(splitter)
      const [x, y] = [line.x + 300, line.y + line.height / 2]
      await tab.page.mouse.move(x, y)
      await tab.page.mouse.down()
      await tab.page.mouse.move(x, y - 60, { steps: 3 })
      await tab.page.mouse.up()
      await expect.poll(panelHeight).toBe(before + 76)
      await tab.page.reload()
      await tab.panel.waitFor()
      await expect.poll(panelHeight).toBe(before + 76)
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
      await expect.poll(shown).toBe('light,light')
      await theme.selectOption('Dark')
      await until(shown, /^dark,dark$/)
      const ground = (): Promise<string> =>
        tab.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      await expect.poll(async () => Number(/\d+/.exec(await ground())?.[0])).toBeLessThan(40)
      await tab.page.reload()
      await tab.panel.waitFor()
      await expect.poll(shown).toBe('dark,dark')
      await theme.selectOption('System')
      await until(shown, /^light,light$/)
    })

    it('lists its keys after ?, over everything, until Escape', async () => {
      await tab.title.click()
      await tab.page.keyboard.press('?')
      const help = tab.page.getByRole('dialog', { name: 'Keys' })
      await help.getByText('Show or hide the wire panel').waitFor()
      await tab.page.keyboard.press('d')
      expect(await steady(() => tab.panel.count())).toBe(1)
      await tab.page.keyboard.press('Escape')
      await expect.poll(() => help.count()).toBe(0)
      await tab.button('Keys').click()
      await help.getByRole('button', { name: 'Close' }).click()
      await expect.poll(() => help.count()).toBe(0)
    })

    it('copies a link that opens the same again', async () => {
      await tab.goTo('?story=spawn-storm&args=wave:30;seed:5')
      await tab.title.waitFor()
      await tab.button('Copy a link to this').click()
      await tab.page.getByText('Link copied').waitFor()
      const copied = await tab.page.evaluate(() => navigator.clipboard.readText())
      await tab.page.goto(copied)
      await expect.poll(() => tab.title.textContent()).toBe('World / Spawn storm')
      const valueOf = (name: string) =>
        expect.poll(() => tab.page.getByRole('textbox', { name }).inputValue())
      await valueOf('wave').toBe('30')
      await valueOf('seed').toBe('5')
      await expect.poll(() => tab.page.title()).toBe('Spawn storm · tx2-link inspector')
    })

    it('says what a link asks for and cannot be had, and shows the rest', async () => {
      await tab.goTo('?story=dead-air&args=bots:9999;speed:3;oneWay:true')
      const alert = tab.page.getByRole('alert')
      await until(
        () => alert.textContent().then(String),
        /bots must be a number from 1 to 500; speed is no arg/,
      )
      await expect.poll(() => tab.title.textContent()).toBe('Network / Dead air')
      await expect
        .poll(() => tab.page.getByRole('switch').getAttribute('aria-checked'))
        .toBe('true')
      await tab.button('Dismiss').click()
      await expect.poll(() => alert.count()).toBe(0)
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
      await expect.poll(() => tab.tree.count()).toBe(0)
      const stories = tab.button('Stories')
      await stories.click()
      await expect.poll(() => stories.getAttribute('aria-expanded')).toBe('true')
      await tab.row('Spawn storm').click()
      await until(() => tab.title.textContent(), /Spawn storm/)
      await expect.poll(() => tab.tree.count()).toBe(0)
    })

    it('closes a drawer by Escape, with the focus back where it was, or by a press beside it', async () => {
      await tab.button('Stories').press('Enter')
      await tab.tree.waitFor()
      await tab.page.keyboard.press('Escape')
      await expect.poll(() => tab.tree.count()).toBe(0)
      const focused = tab.page.locator(':focus')
      await expect.poll(() => focused.getAttribute('aria-label')).toBe('Stories')
      await tab.page.keyboard.press('/')
      await tab.page.getByRole('searchbox').waitFor()
      await tab.page.mouse.click(700, 300)
      await expect.poll(() => tab.tree.count()).toBe(0)
    })

    it('has its controls in a drawer, with the results on its button', async () => {
      const open = tab.button(/^Controls/)
      await expect.poll(() => open.textContent()).toMatch(/^Controlspassed \d/)
      await open.click()
      const bots = tab.page.getByRole('textbox', { name: 'wave' })
      await bots.fill('25')
      await bots.press('Enter')
      await until(async () => tab.query, /wave:25/)
      await tab.page.mouse.click(100, 300)
      await expect.poll(() => bots.count()).toBe(0)
    })

    it('shows stage, time and panel at once, and nothing sideways', async () => {
      for (const part of [
        tab.canvas('A'),
        tab.canvas('B'),
        tab.button('Restart'),
        tab.panel.getByRole('tablist'),
      ]) {
        const area = await steady(() => boxOf(part))
        expect(area.height).toBeGreaterThan(20)
        expect(area.y + area.height).toBeLessThanOrEqual(600)
      }
      const width = await tab.page.evaluate(() => document.documentElement.scrollWidth)
      expect(width).toBeLessThanOrEqual(800)
      expect(tab.errors).toEqual([])
    })
  })
}
