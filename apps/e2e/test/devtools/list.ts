import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { textOf } from '../../src/arena-tab.ts'
import { boxOf } from '../../src/box-of.ts'
import { type DevtoolsTab, isPressed, numberIn } from '../../src/devtools-tab.ts'
import { steady, until } from '../../src/until.ts'

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
      await expect.poll(rows).toBeGreaterThanOrEqual(300)
      expect(await tab.list.locator('.list-row').count()).toBeLessThan(60)
      const last = await tab.column('Time of day')
      await tab.list.focus()
      await tab.page.keyboard.press('Home')
      const first = await until(
        () => tab.column('Time of day'),
        (times) => (times.at(-1) ?? '') < (last[0] ?? ''),
      )
      expect(first).toEqual([...first].sort())
      await expect.poll(selectedRow).toBe(1)
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
        // The wheel scrolls a while longer.
        const still = await steady(newest)
        await until(
          async () => numberIn(await textOf(live), /\+([\d,]+)/),
          (missed) => missed > 5,
        )
        expect(await newest()).toBe(still)
        await tab.list.focus()
        await tab.page.keyboard.press('End')
        await expect.poll(() => isPressed(live)).toBe(true)
        await until(newest, (time) => time > still)
      } finally {
        await tab.record(false)
      }
    })

    it('goes by arrows and pages, and to the first', async () => {
      await tab.list.focus()
      await tab.page.keyboard.press('ArrowUp')
      const last = await steady(selectedRow)
      await tab.page.keyboard.press('ArrowUp')
      await expect.poll(selectedRow).toBe(last - 1)
      await tab.page.keyboard.press('ArrowDown')
      await expect.poll(selectedRow).toBe(last)
      await tab.page.keyboard.press('PageUp')
      await expect.poll(async () => last - (await selectedRow())).toBeGreaterThan(3)
      await tab.page.keyboard.press('PageDown')
      await expect.poll(selectedRow).toBe(last)
      await tab.page.keyboard.press('Home')
      await expect.poll(selectedRow).toBe(1)
    })

    it('selects a message that is pressed, and goes on from it by Ctrl with arrows from anywhere', async () => {
      const { row, sequence } = await tab.inView('delta')
      await row.click()
      await expect.poll(() => tab.selected()).toBe(`delta ${sequence}`)
      const at = await steady(selectedRow)
      await tab.button('Settings').focus()
      await tab.page.keyboard.press('Control+ArrowDown')
      await expect.poll(selectedRow).toBe(at + 1)
      await tab.page.keyboard.press('Control+ArrowUp')
      await tab.page.keyboard.press('Control+ArrowUp')
      await expect.poll(selectedRow).toBe(at - 1)
      await tab.page.keyboard.press('Escape')
      await expect.poll(() => tab.selectedRow.count()).toBe(0)
    })

    it('goes to the baseline by B and to the ack by A, which are tied to it', async () => {
      await tab.selectAcknowledged()
      const delta = numberIn(await tab.selected(), /([\d,]+)/)
      await expect
        .poll(() => tab.list.locator('.list-row[data-linked]').count())
        .toBeGreaterThanOrEqual(1)
      await tab.page.keyboard.press('b')
      await expect
        .poll(async () => numberIn(await tab.selected(), /^delta ([\d,]+)/))
        .toBe(delta - 1)
      await tab.page.keyboard.press('a')
      await expect.poll(() => tab.selected()).toMatch(/^ack /)
    })

    it('has a line to its right that is dragged, or moved by keys, and stays where it is put', async () => {
      await tab.selectNewest('delta')
      const line = tab.panel.getByRole('separator', { name: 'Size of the list' })
      const width = async (): Promise<number> => (await boxOf(tab.list)).width
      const first = await steady(width)
      const { x, y, height } = await boxOf(line)
      await tab.drag([x, y + height / 2], [x + 60, y + height / 2])
      await expect.poll(async () => Math.abs((await width()) - first - 60)).toBeLessThanOrEqual(1)
      await line.press('ArrowLeft')
      await expect.poll(async () => Math.abs((await width()) - first - 44)).toBeLessThanOrEqual(1)
      const wanted = await width()
      await tab.button('Close').click()
      await tab.panel.waitFor({ state: 'detached' })
      await tab.show()
      await expect.poll(width).toBe(wanted)
    })
  })
}
