import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textOf } from '../../src/arena-tab.ts'
import { boxOf } from '../../src/box-of.ts'
import { type DevtoolsTab, isPressed, numberIn } from '../../src/devtools-tab.ts'
import { steady, until } from '../../src/until.ts'

export function chartTests(opened: () => DevtoolsTab): void {
  describe('the chart of delta bytes', () => {
    let tab: DevtoolsTab
    let chart: Locator
    let toggle: Locator

    beforeAll(async () => {
      tab = opened()
      chart = tab.panel.getByRole('region', { name: 'Delta bytes' })
      toggle = tab.button('Delta bytes over time')
      await tab.recordThenPause(150)
    })

    afterAll(() => tab.settle())

    const delta = async (): Promise<number> => numberIn(await tab.selected(), /^delta ([\d,]+)/)

    it('is at hand in the docked panel, at every width, and remembered', async () => {
      expect(await chart.count()).toBe(0)
      for (const [width, height] of [
        [800, 600],
        [1440, 900],
      ] as const) {
        await tab.resize(width, height)
        if (!(await isPressed(toggle))) await toggle.click()
        // Under the overview: one axis for both.
        const apart = async (): Promise<number[]> => {
          const own = await boxOf(chart.getByRole('slider'))
          const overview = await boxOf(tab.overview.locator('.strip-plot'))
          return [own.x - overview.x, own.width - overview.width]
        }
        await expect.poll(apart).toEqual([0, 0])
      }
      await tab.button('Close').click()
      await tab.panel.waitFor({ state: 'detached' })
      await tab.show()
      await chart.waitFor()
    })

    it('goes from delta to delta by arrows, and says which', async () => {
      const slider = chart.getByRole('slider')
      await slider.focus()
      await tab.page.keyboard.press('ArrowLeft')
      const first = numberIn(await until(() => tab.selected(), /^delta/), /([\d,]+)/)
      await tab.page.keyboard.press('ArrowLeft')
      await expect.poll(delta).toBeLessThan(first)
      await tab.page.keyboard.press('ArrowRight')
      await expect.poll(delta).toBe(first)
      await expect
        .poll(() => slider.getAttribute('aria-valuetext'))
        .toMatch(new RegExp(`message ${first.toLocaleString('en-US')}, [\\d,]+ bytes`))
    })

    it('goes to the delta under a click, and to the largest by its link', async () => {
      const { x, y, width, height } = await boxOf(chart.getByRole('slider'))
      await tab.tab('Messages').focus()
      await tab.page.keyboard.press('Escape')
      // A busy machine has left times without any.
      let left = x + width - 40
      await until(async () => {
        await tab.page.mouse.click((left -= 9), y + height / 2)
        return tab.selected()
      }, /^delta/)
      const largest = await steady(() => textOf(chart.locator('.delta-chart-side')))
      await chart.locator('.delta-chart-side').getByRole('button').click()
      const sequence = numberIn(largest, /Largest delta ([\d,]+) /)
      await expect.poll(delta).toBe(sequence)
    })

    it('goes away again', async () => {
      await toggle.click()
      await expect.poll(() => chart.count()).toBe(0)
    })
  })
}
