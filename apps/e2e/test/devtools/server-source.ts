import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textOf } from '../../src/arena-tab.ts'
import type { DevtoolsTab } from '../../src/devtools-tab.ts'
import { until } from '../../src/until.ts'

export function serverSourceTests(opened: () => DevtoolsTab): void {
  describe("the server's end", () => {
    let tab: DevtoolsTab

    beforeAll(async () => {
      tab = opened()
      await tab.settle()
    })

    // One that failed leaves no limit in force.
    afterAll(async () => {
      await tab.settle()
      await pick(/arena server/)
      await apply('maxMessagesPerSecond', '1,000')
      await pick(/this page/)
      await tab.settle()
    })

    const source = async (): Promise<string> => textOf(tab.button(/^Source/))

    async function pick(name: RegExp): Promise<void> {
      await tab.button(/^Source/).click()
      await tab.panel.getByRole('menuitemradio', { name }).first().click()
      await until(source, name)
    }

    async function apply(name: string, value: string): Promise<void> {
      await tab.tab('Limits').click()
      const form = tab.panel.getByRole('form', { name: 'Limiter values' })
      const text = form.getByRole('textbox', { name })
      const isInForce = (await text.inputValue()) === value
      await text.fill(value)
      if (!isInForce) await form.getByRole('button', { name: /^Apply/ }).click()
    }

    it('is in the picker, by the pointer and by keys, and shows what it sends', async () => {
      await tab.button(/^Source/).press('ArrowDown')
      await tab.panel
        .getByRole('menuitemradio', { name: /arena server/ })
        .last()
        .waitFor()
      await tab.page.keyboard.press('End')
      await tab.page.keyboard.press('Enter')
      await until(source, /arena server/)
      await until(
        () => tab.column('Type'),
        (types) => types.includes('delta'),
      )
      await tab.button('Show received').click()
      await until(
        () => tab.column('Direction'),
        (shown) => shown.length > 3 && shown.every((direction) => direction === 'sent'),
      )
      await tab.button('Show received').click()
    })

    it('has what its server counted of all its clients among the totals', async () => {
      await tab.status.getByRole('button', { name: /^Totals/ }).click()
      const server = tab.panel.getByRole('table', { name: /all clients/ })
      const figure = async (row: RegExp): Promise<number> =>
        Number(
          (await textOf(server.getByRole('row', { name: row }).getByRole('cell'))).replaceAll(
            ',',
            '',
          ),
        )
      await expect.poll(() => figure(/^Clients/)).toBeGreaterThan(0)
      const encodings = await figure(/^Encodings/)
      await until(
        () => figure(/^Encodings/),
        (count) => count > encodings,
      )
      await tab.page.keyboard.press('Escape')
      await expect.poll(() => server.count()).toBe(0)
    })

    it('is turned from the page: its deltas are held, listed with why, and follow late', async () => {
      await apply('maxMessagesPerSecond', '4')
      await tab.tab('Messages').click()
      const verdicts = await until(
        () => tab.column('What the limiter did with it'),
        (shown) => shown.filter((text) => /^held[\d.]+ m?s, messages$/.test(text)).length >= 2,
      )
      expect(verdicts.join()).toContain('held')
      // Its gauge says that it is full, and what waits.
      const limiter = tab.panel.getByRole('region', { name: 'Limiter' })
      await until(() => textOf(limiter), /Messages[34] \/ 4/)
      await until(() => textOf(limiter), /\d held/)
    })

    it('is heard at the other end: the page gets one delta for several ticks', async () => {
      await pick(/this page/)
      await tab.button('Show sent').click()
      await tab.filter.fill('type == delta')
      const steps = async (): Promise<number[]> => {
        const ticks = (await tab.column('Sequence number; of deltas and snapshots it is the tick'))
          .map((text) => Number(text.replaceAll(',', '')))
          .slice(-4)
        return ticks.slice(1).map((tick, at) => tick - (ticks[at] ?? tick))
      }
      await until(steps, (found) => found.some((step) => step > 4))
      await tab.settle()
      await pick(/arena server/)
    })

    it('shows what waits as the last row while it waits', async () => {
      const waits = tab.list.locator('.list-row').filter({ hasText: /waits[\d.]+ m?s, messages/ })
      await until(
        () => waits.count(),
        (count) => count > 0,
      )
    })

    it('is let go again, and nothing is held any more', async () => {
      await apply('maxMessagesPerSecond', '1,000')
      await tab.tab('Messages').click()
      // What was held comes first; nothing of what comes after it is.
      for (let round = 0; round < 2; round += 1) {
        await tab.button('Clear').click()
        await until(
          () => tab.kept(),
          (count) => count > 25,
        )
      }
      expect((await tab.column('What the limiter did with it')).join()).not.toContain('held')
      await pick(/this page/)
    })
  })
}
