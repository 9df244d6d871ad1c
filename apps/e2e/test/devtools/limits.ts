import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { textOf } from '../../src/arena-tab.ts'
import { boxOf } from '../../src/box-of.ts'
import { type DevtoolsTab, numberIn } from '../../src/devtools-tab.ts'
import { steady, until } from '../../src/until.ts'

export function limitsTests(opened: () => DevtoolsTab): void {
  describe("the limits of this page's link", () => {
    let tab: DevtoolsTab
    let form: Locator
    let incidents: Locator

    beforeAll(async () => {
      tab = opened()
      form = tab.panel.getByRole('form', { name: 'Limiter values' })
      incidents = tab.panel.getByRole('grid', { name: /^Deferrals and refusals/ })
      await tab.settle()
    })

    beforeEach(() => tab.tab('Limits').click())

    afterAll(async () => {
      await tab.tab('Limits').click()
      await apply('maxMessagesPerSecond', '1,000')
      await tab.settle()
    })

    const box = (name: string): Locator => form.getByRole('textbox', { name })
    const slider = (name: string): Locator => form.getByRole('slider', { name: `${name}, slider` })
    const lane = (name: RegExp): Locator => tab.panel.getByRole('region', { name })

    /** In force already, it offers nothing to apply. */
    async function apply(name: string, value: string): Promise<void> {
      const text = box(name)
      const isInForce = (await text.inputValue()) === value
      await text.fill(value)
      if (!isInForce) await form.getByRole('button', { name: /^Apply/ }).click()
    }

    const valueOf = (name: string) => expect.poll(() => box(name).inputValue())

    /** So that what is selected later was selected then; leaves the limits in sight. */
    async function selectNothing(): Promise<void> {
      await tab.tab('Messages').click()
      await tab.page.keyboard.press('Escape')
      await expect.poll(() => tab.selected()).toBe('No message selected')
      await tab.tab('Limits').click()
    }

    it('are the ones in force, each with its window now', async () => {
      await valueOf('maxMessagesPerSecond').toBe('1,000')
      await valueOf('maxBytesPerSecond').toBe('10 MiB')
      await valueOf('burstSize').toBe('100')
      await valueOf('windowMs').toBe('1,000')
      await until(() => textOf(lane(/^Messages in 1 s/)), /Messages in 1 s[1-9]\d*of 1,000/)
    })

    it('are tried by slider, keys and boxes without holding, and taken back by Discard', async () => {
      await slider('burstSize').press('ArrowLeft')
      const tried = await until(
        () => box('burstSize').inputValue(),
        (text) => Number(text) < 100,
      )
      await form.getByRole('button', { name: `Apply ${tried}` }).waitFor()
      await form.getByRole('button', { name: 'Discard' }).click()
      await valueOf('burstSize').toBe('100')
      const track = await boxOf(slider('maxMessagesPerSecond'))
      await tab.page.mouse.click(track.x + track.width / 4, track.y + track.height / 2)
      await expect
        .poll(async () => numberIn(await box('maxMessagesPerSecond').inputValue(), /([\d,]+)/))
        .toBeLessThan(50)
      expect(await textOf(lane(/^Messages in 1 s/))).toContain('of 1,000')
      await form.getByRole('button', { name: 'Discard' }).click()
    })

    it('refuse in words, at its field, what cannot be', async () => {
      await box('burstSize').fill('0')
      await expect.poll(() => textOf(form.getByRole('alert'))).toMatch(/burstSize must be/)
      const button = form.getByRole('button', { name: /^Apply/ })
      await expect.poll(() => button.getAttribute('aria-disabled')).toBe('true')
      await form.getByRole('button', { name: 'Discard' }).click()
      await expect.poll(() => form.getByRole('alert').count()).toBe(0)
    })

    it('lead from a lane to the message at that time', async () => {
      await selectNothing()
      const plot = await steady(() => boxOf(lane(/^Messages in 1 s/).getByRole('img')))
      await tab.page.mouse.click(plot.x + plot.width - 30, plot.y + plot.height / 2)
      await tab.tab('Messages').click()
      await until(() => tab.selected(), /\d/)
    })

    it('hold once they are applied: messages wait, are listed, and lead to what they became', async () => {
      await selectNothing()
      await apply('maxMessagesPerSecond', '5')
      await until(() => textOf(lane(/^Messages in 1 s/)), /of 5/)
      const held = incidents.getByRole('row', { name: /held/ })
      await until(
        () => held.count(),
        (count) => count > 0,
      )
      // What the last minute would have been is told beside it.
      await expect
        .poll(() => textOf(tab.panel.getByLabel('Values and what waits')))
        .toMatch(/Held\d+/)
      await tab.page.mouse.move(5, 5)
      await incidents.focus()
      await tab.page.keyboard.press('ArrowDown')
      // The list goes on: what is selected may lead nowhere yet.
      await until(async () => {
        const chosen = incidents.locator('[aria-selected=true]')
        if ((await chosen.count()) > 0) {
          if (/held|coalesced/.test(await textOf(chosen))) await tab.page.keyboard.press('Enter')
          else await tab.page.keyboard.press('ArrowDown')
        }
        return tab.selected()
      }, /\d/)
      await expect
        .poll(() => textOf(tab.facts))
        .toMatch(/Limiterheld [\d.]+ m?s, messages|Limiterheld\d/)
      await selectNothing()
      // The list stands still while one points at it.
      await incidents.hover()
      await steady(() => incidents.locator('.rows').evaluate((rows) => rows.textContent))
      await held
        .filter({ has: tab.page.getByRole('button') })
        .first()
        .getByRole('button')
        .click()
      await until(() => tab.selected(), /\d/)
    })

    it('are tried again as they were at first by one button', async () => {
      await form.getByRole('button', { name: 'Try the values that it had at first' }).click()
      await valueOf('maxMessagesPerSecond').toBe('1,000')
      await form.getByRole('button', { name: 'Apply 1,000' }).click()
      await until(() => textOf(lane(/^Messages in 1 s/)), /of 1,000/)
    })
  })
}
