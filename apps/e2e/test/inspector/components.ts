import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAccessibility } from '../../src/accessibility.ts'
import { boxOf } from '../../src/box-of.ts'
import type { InspectorApp } from '../../src/inspector-app.ts'
import { InspectorTab } from '../../src/inspector-tab.ts'
import { steady, until } from '../../src/until.ts'

/** What stands under a frame: how often what has this label, or none, was rendered. */
async function renders(of: Locator, label = ''): Promise<number> {
  const pattern = new RegExp(`^${label}([\\d,]+) renders?$`)
  const text = await of.getByRole('paragraph').filter({ hasText: pattern }).textContent()
  return Number(pattern.exec(text ?? '')?.[1]?.replaceAll(',', ''))
}

export function componentTests(app: () => InspectorApp): void {
  describe('its components', () => {
    let tab: InspectorTab

    beforeAll(async () => {
      const query = '?story=connection-badge&state=Refused%3A%20full'
      tab = await InspectorTab.open(app(), { query })
    })

    afterAll(() => tab.close())

    const states = (): Locator => tab.page.getByRole('group', { name: 'States' })

    const chip = (name: string): Locator =>
      states().getByRole('button', { name: new RegExp(`${name}$`) })

    const frame = (name: string, client: 'A' | 'B' = 'A'): Locator =>
      tab.client(client).getByRole('group', { name, exact: true })

    const slider = (name: string): Locator => tab.page.getByRole('slider', { name, exact: true })

    /** Goes to a state by its chip, and waits until it is shown. */
    async function show(name: string): Promise<void> {
      await chip(name).click()
      await states()
        .getByRole('button', { name: `Shown now: ${name}`, exact: true })
        .waitFor()
    }

    it('stand at the state that a link names, and say why a link is refused', async () => {
      await states().getByRole('button', { name: 'Shown now: Refused: full' }).waitFor()
      await until(() => frame('Badge').textContent(), /Refused\s*the server is full, try 2 of 3/)
      await expect.poll(() => chip('Refused: full').getAttribute('aria-pressed')).toBe('true')
      await expect.poll(() => frame('Badge', 'B').textContent()).toContain('Live')
      await tab.button('Play').waitFor()
      await expect.poll(() => tab.query).toBe('?story=connection-badge&state=Refused: full')
    })

    it('are brought to their states by chips, which stand in the link until time goes on', async () => {
      await show('Given up')
      await until(() => frame('Badge').textContent(), /Offline.*the server is full/)
      await expect.poll(() => tab.query).toBe('?story=connection-badge&state=Given up')
      await frame('Badge').getByRole('button', { name: 'Try again' }).click()
      await until(() => frame('Badge').textContent(), /Reconnecting/)
      await tab.button('Play').click()
      await expect.poll(() => tab.query).toBe('?story=connection-badge')
      await show('Closed')
      await frame('Badge').getByRole('button', { name: 'Connect' }).waitFor()
    })

    it('follow what one does to the connection, by cutting it', async () => {
      await show('Live')
      await until(() => frame('Badge').textContent(), /Live\s*\d+ ms/)
      const before = await steady(() => renders(frame('Badge'), 'Badge'))
      await tab.button('Cut the connection of client A').click()
      await until(() => frame('Badge').textContent(), /Reconnecting/)
      const log = tab.page.getByRole('list', { name: 'Last renders of client A' })
      await until(
        () => log.getByRole('listitem').first().textContent(),
        /^\d+\.\d{3} sbadgereconnecting the network was cut/,
      )
      await tab.button('Play').click()
      await until(() => frame('Badge').textContent(), /Live\s*resumed, \d+ changes/)
      await expect.poll(() => renders(frame('Badge'), 'Badge')).toBeGreaterThan(before)
      expect(await tab.page.getByText(/^for \d+ changes$/).count()).toBe(0)
    })

    it('render when what they show changes, beside many that are hit all the time', async () => {
      await tab.row('Health bar').click()
      await slider('Speed').press('End')
      await until(
        () => renders(frame('Many at once'), 'All of them'),
        (count) => count > 300,
      )
      await expect.poll(() => renders(frame('Healing'))).toBeGreaterThan(10)
      await expect.poll(() => renders(frame('Full'))).toBe(2)
      await expect.poll(() => renders(frame('Nobody'))).toBe(1)
    })

    it('show what one turns, in the same run', async () => {
      const before = await until(
        () => tab.clock(),
        (ms) => !Number.isNaN(ms),
      )
      await slider('health').press('End')
      await until(() => frame('Hurt').textContent(), /Birk\s*99 \/ 100/)
      await until(() => frame('Hurt', 'B').textContent(), /Birk\s*99 \/ 100/)
      await expect.poll(() => tab.clock()).toBeGreaterThan(before)
      const { width } = await boxOf(frame('Hurt'))
      await slider('width').press('Home')
      await until(
        async () => (await boxOf(frame('Hurt'))).width,
        (now) => now < width,
      )
      await expect.poll(() => tab.query).toBe('?story=health-bar&args=health:99;width:120')
    })

    it('stand alone when one presses the chip of a frame, and beside each other again', async () => {
      await show('Gone')
      await until(() => frame('Gone').textContent(), /is not here/)
      await expect.poll(() => frame('Full').count()).toBe(0)
      await chip('Gone').click()
      await frame('Full').waitFor()
    })

    it('go on when the play is over, so that one can play with them', async () => {
      await tab.row('Scoreboard').click()
      await until(
        async () => (await tab.page.getByRole('status').allTextContents()).join(),
        /Scoreboard passed/,
      )
      await slider('players').press('Home')
      await frame('Scoreboard').getByText('Nobody plays yet').waitFor()
      await slider('players').press('End')
      await frame('Scoreboard', 'B').getByText('and 32 more').waitFor()
      await show('Equal')
      await expect
        .poll(() => frame('Scoreboard').getByRole('row').nth(1).textContent())
        .toMatch(/^=1/)
    })

    it('are drawn without rendering, and selected by keys and the pointer', async () => {
      await tab.row('Minimap').click()
      await show('Selected')
      const map = frame('Minimap').getByLabel('Map')
      await until(() => frame('Minimap').textContent(), /240 on the map\s*5 −?\d+\.\d, −?\d+\.\d/)
      await map.press('n')
      await until(() => frame('Minimap', 'B').textContent(), /240 on the map\s*6 /)
      await map.press('p')
      await map.click({ position: { x: 2, y: 2 } })
      await until(() => frame('Minimap').textContent(), /None selected/)
      await expect.poll(() => renders(frame('Minimap'), 'Map')).toBe(1)
    })

    it('have nothing that axe finds wrong, in the light and in the dark, wide and narrow', async () => {
      await tab.goTo('?story=health-bar&state=Gone')
      await states().getByRole('button', { name: 'Shown now: Gone' }).waitFor()
      await chip('Gone').click()
      await tab.page.emulateMedia({ reducedMotion: 'reduce' })
      expect(await checkAccessibility(tab.page, '.showcase')).toEqual([])
      await tab.page.setViewportSize({ width: 800, height: 600 })
      await tab.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      await until(
        () => tab.page.locator('html').getAttribute('data-theme'),
        (theme) => theme === 'dark',
      )
      // Other colours, and less room: what else there is is the same.
      const rules = ['color-contrast', 'scrollable-region-focusable', 'target-size']
      expect(await checkAccessibility(tab.page, '.showcase', rules)).toEqual([])
      const { column, full } = await steady(async () => ({
        column: await boxOf(tab.client('A')),
        full: await boxOf(frame('Full')),
      }))
      expect(full.x + full.width).toBeLessThan(column.x + column.width)
      expect(tab.errors).toEqual([])
    })
  })
}
