import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Box, boxOf } from '../../src/box-of.ts'
import { type DevtoolsTab, isPressed } from '../../src/devtools-tab.ts'
import { steady, until } from '../../src/until.ts'

export function stripTests(opened: () => DevtoolsTab): void {
  describe('the overview', () => {
    let tab: DevtoolsTab
    let plot: Locator
    let brush: Locator

    /** Where the newest message lies, in pixels from the left end of the plot. */
    let newest: number

    beforeAll(async () => {
      tab = opened()
      plot = tab.overview.locator('.brush-area')
      brush = tab.overview.locator('.brush')
      await tab.recordThenPause(200)
      // With a message selected the time axis stands still.
      await tab.selectNewest('delta')
      const moment = async (): Promise<number> =>
        (await boxOf(tab.overview.locator('.moment'))).x - (await boxOf(plot)).x
      newest = await steady(moment)
    })

    beforeEach(async () => {
      await tab.button('Settings').focus()
      for (let count = 0; count < 2; count += 1) await tab.page.keyboard.press('Escape')
    })

    afterAll(() => tab.settle())

    /** Brushes from and to so many pixels before the newest message, and says where the brush then stands. */
    async function draw(from: number, to: number): Promise<Box> {
      const { x, y } = await boxOf(plot)
      await tab.drag([x + newest - from, y + 14], [x + newest - to, y + 20])
      const drawn = await standing()
      expect(Math.abs(drawn.x - (x + newest - from))).toBeLessThanOrEqual(2)
      expect(Math.abs(drawn.width - (from - to))).toBeLessThanOrEqual(3)
      return drawn
    }

    const standing = (): Promise<Box> => steady(() => boxOf(brush))

    /** How long what is brushed is, in seconds, as it says of itself. */
    async function seconds(): Promise<number> {
      const name = (await plot.getAttribute('aria-label')) ?? ''
      return Number(/Brushed ([\d.]+) s/.exec(name)?.[1])
    }

    it('brushes a span of time that is dragged, and the list shows it alone', async () => {
      const kept = await tab.kept()
      await draw(90, 30)
      await expect.poll(async () => Math.abs((await seconds()) - 4)).toBeLessThan(0.3)
      await expect.poll(() => isPressed(tab.button(/^Live/))).toBe(false)
      await until(
        () => tab.shown(),
        (count) => count > 0 && count < kept,
      )
      // All of it is in the list: its rows, and no others.
      await tab.stands()
      const shown = await tab.shown()
      const rows = Number(await tab.list.getAttribute('aria-rowcount')) - 1
      expect(shown).toBeLessThan(kept)
      expect(rows - shown).toBeLessThanOrEqual(1)
    })

    it('moves what is brushed by its middle, and its ends by their grips', async () => {
      const first = await draw(120, 60)
      const middle = first.x + first.width / 2
      await tab.drag([middle, first.y + 8], [middle - 30, first.y + 8])
      const moved = await standing()
      expect(Math.abs(first.x - 30 - moved.x)).toBeLessThanOrEqual(2)
      expect(Math.abs(first.width - moved.width)).toBeLessThanOrEqual(2)
      const end = moved.x + moved.width
      await tab.drag([end, moved.y + 30], [end + 45, moved.y + 30])
      const wider = await standing()
      expect(Math.abs(wider.width - moved.width - 45)).toBeLessThanOrEqual(3)
      await tab.drag([wider.x, wider.y + 30], [wider.x + 15, wider.y + 30])
      const narrower = await standing()
      expect(Math.abs(narrower.width - wider.width + 15)).toBeLessThanOrEqual(3)
    })

    it('clears what is brushed by a double click', async () => {
      await draw(90, 30)
      await brush.dblclick({ position: { x: 20, y: 10 } })
      await until(
        () => brush.count(),
        (count) => count === 0,
      )
      await expect.poll(() => plot.getAttribute('aria-label')).toMatch(/^Time axis/)
    })

    it('brushes, moves and clears by keys, its ends too', async () => {
      await plot.focus()
      await tab.page.keyboard.press('Enter')
      await expect.poll(seconds).toBe(5)
      const first = await standing()
      await tab.page.keyboard.press('ArrowLeft')
      await expect
        .poll(async () => {
          const moved = await boxOf(brush)
          return [moved.width, first.x - moved.x > 5]
        })
        .toEqual([first.width, true])
      const start = tab.overview.getByRole('slider', { name: 'Start of the brushed time' })
      await start.press('ArrowLeft')
      await expect.poll(seconds).toBe(6)
      await tab.overview.getByRole('slider', { name: 'End of the brushed time' }).press('ArrowLeft')
      await expect.poll(seconds).toBe(5)
      await plot.focus()
      await tab.page.keyboard.press('Delete')
      await expect.poll(() => brush.count()).toBe(0)
    })

    it('goes to the message at a click, and marks the moment', async () => {
      const { x, y } = await boxOf(plot)
      await tab.page.mouse.click(x + newest - 60, y + 14)
      await until(() => tab.selected(), /\d/)
      const moment = await steady(() => boxOf(tab.overview.locator('.moment')))
      expect(Math.abs(moment.x - (x + newest - 60))).toBeLessThanOrEqual(15)
      await expect.poll(() => isPressed(tab.button(/^Live/))).toBe(false)
    })

    it('goes to the snapshot at a click on its mark, which says what it is', async () => {
      const { x, y, height } = await boxOf(plot)
      // Marks are drawn: the pointer looks for one, as a person does, who waits until it is named.
      let at = newest
      await until(async () => {
        await tab.page.mouse.move(x + at, y + height - 7)
        await tab.frames(2)
        const title = (await plot.getAttribute('title')) ?? ''
        if (!title.includes('Snapshot')) at = at > 12 ? at - 12 : newest
        return title
      }, /Snapshot/)
      await tab.page.mouse.click(x + at, y + height - 7)
      await until(() => tab.selected(), /^snapshot/)
    })

    it('zooms by the wheel and by keys around the end, and pans by the wheel', async () => {
      const first = await draw(90, 30)
      await tab.page.mouse.move(first.x - 200, first.y + 10)
      await tab.page.mouse.wheel(0, 200)
      await until(
        () => boxOf(brush),
        (box) => box.width < first.width - 10,
      )
      const away = await standing()
      await tab.page.mouse.wheel(0, -200)
      await until(
        () => boxOf(brush),
        (box) => Math.abs(box.width - first.width) <= 2,
      )
      await tab.page.mouse.wheel(60, 0)
      await until(
        () => boxOf(brush),
        (box) => Math.abs(first.x - box.x - 60) <= 4,
      )
      await plot.focus()
      await tab.page.keyboard.press('-')
      await until(
        () => boxOf(brush),
        (box) => Math.abs(box.width - away.width) <= 2,
      )
      await tab.page.keyboard.press('+')
    })
  })
}
