import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { textOf } from '../../src/arena-tab.ts'
import { boxOf } from '../../src/box-of.ts'
import { type DevtoolsTab, numberIn } from '../../src/devtools-tab.ts'
import { steady, until } from '../../src/until.ts'

export function worldTests(opened: () => DevtoolsTab): void {
  describe('the world', () => {
    let tab: DevtoolsTab
    let search: Locator
    let entities: Locator
    let fields: Locator

    beforeAll(async () => {
      tab = opened()
      search = tab.panel.getByRole('searchbox', { name: 'Search entities' })
      entities = tab.panel.getByRole('grid', { name: 'Entities' })
      fields = tab.panel.getByRole('treegrid')
      await tab.settle()
    })

    beforeEach(async () => {
      await tab.tab('World').click()
      await search.fill('')
    })

    afterAll(() => tab.settle())

    const width = async (): Promise<number> => (await boxOf(entities)).width
    const found = async (): Promise<string> => textOf(tab.panel.locator('#world-found'))
    const field = (name: RegExp): Locator => fields.getByRole('row', { name })
    const value = async (name: RegExp): Promise<string> =>
      textOf(field(name).getByRole('gridcell').nth(1))

    it('shows as many entities as the page does, with their names', async () => {
      await search.fill('Health')
      await until(
        async () => [
          numberIn(await textOf(tab.page.getByTestId('world-summary')), /(\d+) fighter/),
          numberIn(await found(), /^([\d,]+) of/),
        ],
        ([fighters = Number.NaN, count]) => fighters > 0 && count === fighters,
      )
      await search.fill('"Ada"')
      await until(() => textOf(entities), /Ada/)
    })

    it('finds by number, component and value, and says what it does not understand', async () => {
      await search.fill('Health.current >= 0 and Fighter')
      await expect.poll(async () => numberIn(await found(), /^(\d+) of/)).toBeGreaterThan(5)
      await search.fill('Health.current > 1000')
      await until(found, /^0 of/)
      await tab.panel.getByRole('heading', { name: 'No entity matches' }).waitFor()
      await search.fill('Health.current <')
      await until(found, /a value is missing at \d+/)
      await expect.poll(() => search.getAttribute('aria-invalid')).toBe('true')
      await search.press('Escape')
      await expect.poll(() => search.inputValue()).toBe('')
    })

    it('is gone through by Enter from the search, arrows and the pointer', async () => {
      await search.fill('Position')
      await until(found, /^\d+ of/)
      await steady(found)
      await search.press('Enter')
      const selected = async (): Promise<string> =>
        (await entities.locator('[aria-selected=true]').getAttribute('data-entity')) ?? ''
      const first = await until(selected, /^\d/)
      await tab.page.keyboard.press('ArrowDown')
      await expect.poll(selected).not.toBe(first)
      await tab.page.keyboard.press('Home')
      await expect.poll(selected).toBe(first)
      await entities
        .getByRole('row', { name: /Ada/ })
        .or(entities.getByRole('row').nth(3))
        .first()
        .click()
      await tab.panel.getByRole('heading', { name: /^entity \d+/ }).waitFor()
    })

    it('shows live values, which change as the page has them', async () => {
      await search.fill('Position and Health')
      await until(found, /^\d+ of/)
      await steady(found)
      // Whom nobody plays walks most of the time.
      const walker = entities
        .getByRole('row')
        .filter({ hasNotText: /Entity|Ada/ })
        .nth(1)
      await walker.click()
      const before = await until(() => value(/^xf32/), /\d+\.\d\d/)
      await until(
        () => value(/^xf32/),
        (now) => now !== before,
      )
    })

    it('folds components by the pointer and by keys', async () => {
      const head = fields.getByRole('row', { name: /^Position$/ })
      const isExpanded = () => expect.poll(() => head.getAttribute('aria-expanded'))
      await head.click()
      await isExpanded().toBe('false')
      await expect.poll(() => field(/^xf32/).count()).toBe(0)
      await tab.page.keyboard.press('ArrowRight')
      await isExpanded().toBe('true')
      await tab.page.keyboard.press('ArrowLeft')
      await isExpanded().toBe('false')
      await tab.page.keyboard.press('Enter')
      await expect.poll(() => field(/^xf32/).count()).toBe(1)
    })

    it('leads from a value to the message that set it, and shows the world of then beside now', async () => {
      const setBy = field(/^xf32/).getByRole('button')
      const sequence = (await until(
        async () => (await setBy.count()) === 1 && textOf(setBy),
        (text) => text !== false,
      )) as string
      expect(sequence).toMatch(/^[\d,]+$/)
      await setBy.click()
      await until(() => tab.selected(), /^delta/)
      await tab.tab('World').click()
      await fields.getByRole('columnheader', { name: 'Then' }).waitFor()
      // The moment is rebuilt in slices; what was seen before it stays until then.
      const then = await steady(() => value(/^xf32/))
      const now = (): Promise<string> => textOf(field(/^xf32/).getByRole('gridcell').nth(2))
      await until(now, (text) => text !== then)
      expect(await value(/^xf32/)).toBe(then)
      // Enter on a field goes to the same message.
      await field(/^xf32/).click({ position: { x: 60, y: 8 } })
      await fields.focus()
      await tab.page.keyboard.press('Enter')
      await until(() => tab.selected(), /^delta/)
      await tab.tab('World').click()
      await tab.button(/^Live/).click()
      await fields.getByRole('columnheader', { name: 'Value' }).waitFor()
    })

    it('has a line beside its list that is dragged, or moved by keys', async () => {
      const line = tab.panel.getByRole('separator', { name: 'Width of the entity list' })
      const first = await steady(width)
      const { x, y, height } = await boxOf(line)
      await tab.drag([x, y + height / 2], [x + 40, y + height / 2])
      await expect.poll(async () => Math.abs((await width()) - first - 40)).toBeLessThanOrEqual(1)
      await line.press('ArrowLeft')
      await line.press('ArrowLeft')
      await expect.poll(async () => Math.abs((await width()) - first - 8)).toBeLessThanOrEqual(1)
    })
  })
}
