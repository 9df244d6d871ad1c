import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { textOf } from '../../src/arena-tab.ts'
import { boxOf } from '../../src/box-of.ts'
import { type DevtoolsTab, isPressed, numberIn } from '../../src/devtools-tab.ts'
import { until } from '../../src/until.ts'

export function listTests(opened: () => DevtoolsTab): void {
  describe('the list', () => {
    let tab: DevtoolsTab

    beforeAll(async () => {
      tab = opened()
      await tab.recordThenPause(300)
    })

    beforeEach(() => tab.rest())

    afterAll(() => tab.settle())

    /** Number of the selected row among all, counted from 1 at the top. */
    const selectedRow = async (): Promise<number> =>
      Number(await tab.selectedRow.getAttribute('aria-rowindex')) - 1
    const rows = async (): Promise<number> =>
      Number(await tab.list.getAttribute('aria-rowcount')) - 1

    it('holds hundreds of messages in a few dozen elements, each at its place', async () => {
      expect(await rows()).toBeGreaterThanOrEqual(300)
      expect(await tab.list.locator('.list-row').count()).toBeLessThan(60)
      const last = await tab.column('Time of day')
      await tab.list.focus()
      await tab.page.keyboard.press('Home')
      const first = await until(
        () => tab.column('Time of day'),
        (times) => (times.at(-1) ?? '') < (last[0] ?? ''),
      )
      expect(first).toEqual([...first].sort())
      expect(await selectedRow()).toBe(1)
    })

    it('follows what comes until one scrolls up, and again by End', async () => {
      await tab.record(true)
      try {
        const live = tab.button(/^Live/)
        const newest = async (): Promise<string> => (await tab.column('Time of day')).at(-1) ?? ''
        const before = await newest()
        await until(newest, (time) => time > before)
        const { x, y, width, height } = await boxOf(tab.list)
        await tab.page.mouse.move(x + width / 2, y + height / 2)
        await tab.page.mouse.wheel(0, -200)
        await until(
          () => isPressed(live),
          (isLive) => !isLive,
        )
        const still = await newest()
        await until(
          async () => numberIn(await textOf(live), /\+([\d,]+)/),
          (missed) => missed > 5,
        )
        expect(await newest()).toBe(still)
        await tab.list.focus()
        await tab.page.keyboard.press('End')
        expect(await isPressed(live)).toBe(true)
        await until(newest, (time) => time > still)
      } finally {
        await tab.record(false)
      }
    })

    it('goes by arrows and pages, and to the first', async () => {
      await tab.list.focus()
      await tab.page.keyboard.press('ArrowUp')
      const last = await selectedRow()
      await tab.page.keyboard.press('ArrowUp')
      expect(await selectedRow()).toBe(last - 1)
      await tab.page.keyboard.press('ArrowDown')
      expect(await selectedRow()).toBe(last)
      await tab.page.keyboard.press('PageUp')
      const paged = await selectedRow()
      expect(last - paged).toBeGreaterThan(3)
      await tab.page.keyboard.press('PageDown')
      expect(await selectedRow()).toBe(last)
      await tab.page.keyboard.press('Home')
      expect(await selectedRow()).toBe(1)
    })

    it('selects a message that is pressed, and goes on from it by Ctrl with arrows from anywhere', async () => {
      const row = tab.row('delta').first()
      const sequence = (await row.locator('[role=gridcell]').nth(1).textContent()) ?? ''
      await row.click()
      expect(await tab.selected()).toBe(`delta ${sequence}`)
      const at = await selectedRow()
      await tab.button('Settings').focus()
      await tab.page.keyboard.press('Control+ArrowDown')
      expect(await selectedRow()).toBe(at + 1)
      await tab.page.keyboard.press('Control+ArrowUp')
      await tab.page.keyboard.press('Control+ArrowUp')
      expect(await selectedRow()).toBe(at - 1)
      await tab.page.keyboard.press('Escape')
      expect(await tab.selectedRow.count()).toBe(0)
    })

    it('goes to the baseline by B and to the ack by A, which are tied to it', async () => {
      await tab.selectNewest('delta')
      // The newest ones may not be acknowledged yet.
      for (let count = 0; count < 8; count += 1) await tab.page.keyboard.press('Control+ArrowUp')
      while (!(await tab.selected()).startsWith('delta')) {
        await tab.page.keyboard.press('Control+ArrowUp')
      }
      const delta = numberIn(await tab.selected(), /([\d,]+)/)
      const ties = await tab.list.locator('.list-row[data-linked]').count()
      expect(ties).toBeGreaterThanOrEqual(1)
      await tab.page.keyboard.press('b')
      expect(numberIn(await tab.selected(), /^delta ([\d,]+)/)).toBe(delta - 1)
      await tab.page.keyboard.press('a')
      expect(await tab.selected()).toMatch(/^ack /)
    })

    it('has a line to its right that is dragged, or moved by keys, and stays where it is put', async () => {
      await tab.selectNewest('delta')
      const line = tab.panel.getByRole('separator', { name: 'Size of the list' })
      const width = async (): Promise<number> => (await boxOf(tab.list)).width
      const first = await width()
      const { x, y, height } = await boxOf(line)
      await tab.drag([x, y + height / 2], [x + 60, y + height / 2])
      expect(Math.abs((await width()) - first - 60)).toBeLessThanOrEqual(1)
      await line.press('ArrowLeft')
      expect(Math.abs((await width()) - first - 44)).toBeLessThanOrEqual(1)
      const wanted = await width()
      await tab.button('Close').click()
      await tab.show()
      expect(await width()).toBe(wanted)
    })
  })
}
