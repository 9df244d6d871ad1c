import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InspectorApp } from '../../src/inspector-app.ts'
import { InspectorTab } from '../../src/inspector-tab.ts'
import { until } from '../../src/until.ts'

const STORIES = [
  'Steady movement',
  'Spawn storm',
  '20,000 entities',
  'Limiter starved',
  'Slow and lossy link',
  'Disconnect and return',
  'Dead air',
  'Server restart',
  'Health bar8 states',
  'Scoreboard6 states',
  'Minimap4 states',
  'Connection badge10 states',
]

/** So long all stories may take, one after the other. */
const ALL_STORIES_MS = 180_000

/** What is left of rows without the word that says how a story is. */
function labelsOf(texts: readonly string[]): string[] {
  return texts.map((text) => text.replace(/^[\w ]+, /, ''))
}

export function treeTests(app: () => InspectorApp): void {
  describe('its tree', () => {
    let tab: InspectorTab

    beforeAll(async () => {
      tab = await InspectorTab.open(app())
      await tab.title.waitFor()
    })

    afterAll(() => tab.close())

    const labels = async (): Promise<string[]> => labelsOf(await tab.rows.allTextContents())

    it('lists the stories by group, counts them, and opens the first one', async () => {
      await expect
        .poll(labels)
        .toEqual([
          'World3',
          ...STORIES.slice(0, 3),
          'Limits1',
          ...STORIES.slice(3, 4),
          'Network4',
          ...STORIES.slice(4, 8),
          'Components4',
          ...STORIES.slice(8),
        ])
      await expect.poll(() => tab.title.textContent()).toBe('World / Steady movement')
      await expect.poll(() => tab.row('Steady movement').getAttribute('aria-selected')).toBe('true')
      await expect.poll(() => tab.query).toBe('?story=steady-movement')
    })

    it('is searched after /, and what is found is opened from the keyboard', async () => {
      await tab.page.keyboard.press('/')
      await tab.page.keyboard.type('NET re')
      await expect.poll(labels).toEqual(['Network2', 'Disconnect and return', 'Server restart'])
      await tab.page.keyboard.press('ArrowDown')
      await tab.page.keyboard.press('ArrowDown')
      await tab.page.keyboard.press('Enter')
      await until(() => tab.title.textContent(), /Server restart/)
      await expect.poll(() => tab.query).toBe('?story=server-restart')
      await tab.page.keyboard.press('/')
      await tab.page.keyboard.press('Escape')
      await expect.poll(() => tab.rows.count()).toBe(16)
    })

    it('says when nothing is found, and shows all again', async () => {
      await tab.page.getByRole('searchbox', { name: 'Search stories' }).fill('no such thing')
      await tab.page.getByRole('heading', { name: 'No story has that name' }).waitFor()
      await expect.poll(() => tab.tree.count()).toBe(0)
      await tab.button('Show all').first().click()
      await expect.poll(() => tab.rows.count()).toBe(16)
    })

    it('folds a group when one presses it', async () => {
      const world = tab.row('World')
      await world.click()
      await expect.poll(() => world.getAttribute('aria-expanded')).toBe('false')
      await expect.poll(labels).not.toContain('Spawn storm')
      await world.click()
      await expect.poll(labels).toContain('Spawn storm')
    })

    it('is one stop of Tab, and walked, folded and opened by keys', async () => {
      await tab.row('Dead air').click()
      await until(() => tab.title.textContent(), /Dead air/)
      const { keyboard } = tab.page
      await expect.poll(() => tab.tree.locator('[tabindex="0"]').count()).toBe(1)
      await keyboard.press('ArrowLeft')
      await keyboard.press('ArrowLeft')
      await expect.poll(() => tab.row('Network').getAttribute('aria-expanded')).toBe('false')
      await keyboard.press('ArrowRight')
      await keyboard.press('End')
      await keyboard.press('ArrowUp')
      await keyboard.press('ArrowUp')
      await keyboard.press('Enter')
      await until(() => tab.title.textContent(), /Scoreboard/)
      await keyboard.press('Home')
      await keyboard.press('ArrowDown')
      await keyboard.press('Space')
      await until(() => tab.title.textContent(), /Steady movement/)
    })

    it('runs all stories when one presses it, and stops when one presses it again', async () => {
      await tab.button('Run all stories').click()
      const stop = tab.button('Stop running all')
      await stop.waitFor()
      await tab.page.getByTitle('1 running').waitFor()
      await stop.click()
      await tab.button('Run all stories').waitFor()
      await tab.button('Run all stories').click()
      // As fast as the page lets them, which with 20,000 entities is not fast everywhere.
      await tab.page.getByTitle('12 passed').waitFor({ timeout: ALL_STORIES_MS })
      await tab.button('Run all stories').waitFor()
      await expect.poll(() => tab.rows.filter({ hasText: 'passed, ' }).count()).toBe(12)
      await expect.poll(() => tab.page.getByTitle('0 failed').count()).toBe(1)
      expect(tab.errors).toEqual([])
    })
  })
}
