import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textOf } from '../../src/arena-tab.ts'
import { boxOf } from '../../src/box-of.ts'
import { type DevtoolsTab, numberIn } from '../../src/devtools-tab.ts'
import { until } from '../../src/until.ts'

export function detailTests(opened: () => DevtoolsTab): void {
  describe('the selected message', () => {
    let tab: DevtoolsTab
    let tree: Locator
    let bytes: Locator

    beforeAll(async () => {
      tab = opened()
      tree = tab.panel.getByRole('tree', { name: 'Message content' })
      bytes = tab.panel.getByLabel('Bytes in hexadecimal and as text')
      await tab.recordThenPause(200)
      await tab.selectNewest('delta')
      for (let count = 0; count < 10; count += 1) await tab.page.keyboard.press('Control+ArrowUp')
      await findPosition()
    })

    afterAll(() => tab.settle())

    /** The lines of an entity's x and y, whose bytes are in view together; selects an older message until there are any. */
    async function findPosition(): Promise<[Locator, Locator]> {
      const lines = tree.getByRole('treeitem')
      const at = await until(
        async () => {
          const texts = await lines.allTextContents()
          const found = texts.findIndex(
            (text, index) => text.startsWith('xf32') && texts[index + 1]?.startsWith('yf32'),
          )
          if (found === -1) await tab.page.keyboard.press('Control+ArrowUp')
          return found
        },
        (found) => found !== -1,
      )
      return [lines.nth(at), lines.nth(at + 1)]
    }

    const line = (text: RegExp): Locator => tree.getByRole('treeitem').filter({ hasText: text })
    const parent = (): Locator => line(/^\d+entity \d+ Position/).first()
    const selectedLine = (): Promise<string> => textOf(tree.locator('[aria-selected=true]'))
    /** The bytes that are marked as the value of what is selected or pointed at, as hex digits. */
    const marked = async (): Promise<string> =>
      (await bytes.locator('.bytes-hex .level-3').allTextContents()).join('').replaceAll(/\s/g, '')

    const width = async (): Promise<number> => (await boxOf(bytes)).width

    it('is told with the values of its fields before and after, and with their bytes', async () => {
      const field = line(/^[xy]f32/).first()
      expect(await textOf(field)).toMatch(/^[xy]f32.*\d+\.\d\d.*[\da-f]{4} \+\d+$/)
      expect(await textOf(parent())).toMatch(/^\d+entity \d+ Position[12] fields?/)
      // Where there is room, also what its bytes are spent on: all of them.
      await tab.button('Fill the page').click()
      const split = await textOf(tab.panel.locator('.split'))
      const shares = [...split.matchAll(/(\d+)\u202f%/g)].map(([, share]) => Number(share))
      expect(shares).toHaveLength(4)
      expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100)).toBeLessThanOrEqual(2)
      await tab.button('Dock at the bottom').click()
    })

    it('marks the bytes of the field that is selected in the tree', async () => {
      const field = line(/^xf32/).first()
      await field.click()
      const after = await textOf(field.locator('.tree-value').last())
      await until(marked, (hex) => hex.length === 10)
      // ca, and the float's four bytes, as MessagePack has it.
      const hex = await marked()
      expect(hex.slice(0, 2)).toBe('ca')
      const value = Buffer.from(hex.slice(2), 'hex').readFloatBE()
      expect(value.toFixed(2)).toBe(after.replace('\u2212', '-'))
      expect(await textOf(tab.status)).toContain('Position.x f32')
    })

    it('selects the field in the tree whose bytes are pressed, and shows what is pointed at', async () => {
      const [xLine, yLine] = await findPosition()
      await xLine.click()
      await yLine.click()
      const { x, y } = await boxOf(bytes.locator('.bytes-hex .level-3').first())
      await xLine.click()
      await tab.page.mouse.move(x + 3, y + 8)
      await until(
        () => tree.locator('[data-hovered]').count(),
        (count) => count === 1,
      )
      expect(await textOf(tree.locator('[data-hovered]'))).toMatch(/^yf32/)
      await tab.page.mouse.click(x + 3, y + 8)
      expect(await selectedLine()).toMatch(/^yf32/)
    })

    it('folds and unfolds by its glyph, a double click and keys', async () => {
      const first = parent()
      const secondLine = (): Promise<string> => textOf(tree.getByRole('treeitem').nth(1))
      await first.locator('[data-twist]').click()
      expect(await first.getAttribute('aria-expanded')).toBe('false')
      await first.dblclick()
      expect(await first.getAttribute('aria-expanded')).toBe('true')
      await tree.focus()
      await tab.page.keyboard.press('Home')
      expect(await selectedLine()).toMatch(/^header/)
      const below = await secondLine()
      await tab.page.keyboard.press('ArrowRight')
      const within = await secondLine()
      expect(within).not.toBe(below)
      expect(await line(/^header/).getAttribute('aria-expanded')).toBe('true')
      await tab.page.keyboard.press('ArrowDown')
      expect(await selectedLine()).toBe(within)
      await tab.page.keyboard.press('ArrowLeft')
      expect(await selectedLine()).toMatch(/^header/)
      await tab.page.keyboard.press('Enter')
      expect(await line(/^header/).getAttribute('aria-expanded')).toBe('false')
      expect(await secondLine()).toBe(below)
      await tab.page.keyboard.press('End')
      expect(await selectedLine()).not.toMatch(/^header/)
    })

    it('is copied as JSON and as hex, and shown as JSON', async () => {
      const size = numberIn(await textOf(tab.panel.locator('.bytes-head')), /of ([\d,]+)/)
      await tab.button('Copy message').click()
      await tab.panel.getByRole('menuitem', { name: 'Copy as hex' }).click()
      const clipboard = (): Promise<string> =>
        tab.page.evaluate(() => navigator.clipboard.readText())
      const hex = await until(clipboard, /^[\da-f]{2}(?: [\da-f]{2})+$/)
      expect(hex.split(' ')).toHaveLength(size)
      await tab.button('Copy message').press('ArrowDown')
      await tab.page.keyboard.press('Enter')
      const json: unknown = JSON.parse(await until(clipboard, /^\{/))
      expect(json).toMatchObject({ payload: { type: 'delta' } })
      await tab.button('JSON').click()
      const shown = await textOf(tab.panel.getByRole('group', { name: 'Message as JSON' }))
      expect(shown.length).toBeGreaterThan(200)
      expect(JSON.stringify(json, null, 2).startsWith(shown)).toBe(true)
      await tab.button('Tree').click()
      await tree.waitFor()
    })

    it('leads to the one before and after, to its baseline and to its ack', async () => {
      const first = await tab.selected()
      const facts = tab.panel.locator('.detail-facts')
      const sequence = numberIn(first, /([\d,]+)/)
      await facts.getByRole('button').first().click()
      expect(numberIn(await tab.selected(), /^delta ([\d,]+)/)).toBe(sequence - 1)
      await tab.button(/^Next message/).click()
      await tab.button(/^Previous message/).click()
      expect(numberIn(await tab.selected(), /^delta ([\d,]+)/)).toBe(sequence - 1)
      await facts.getByRole('button').last().click()
      expect(await tab.selected()).toMatch(/^ack/)
      // An ack leads back to what it confirms.
      expect(await textOf(facts)).toMatch(/Confirms/)
      await facts.getByRole('button').last().click()
      expect(await tab.selected()).toMatch(/^delta/)
    })

    it('has a line between tree and bytes that is dragged, or moved by keys', async () => {
      const split = tab.panel.getByRole('separator', { name: 'Size of the bytes' })
      const first = await width()
      const { x, y, height } = await boxOf(split)
      await tab.drag([x, y + height / 2], [x - 50, y + height / 2])
      expect(Math.abs((await width()) - first - 50)).toBeLessThanOrEqual(1)
      await split.press('ArrowRight')
      expect(Math.abs((await width()) - first - 34)).toBeLessThanOrEqual(1)
    })

    it('has its bytes as a view beside the tree where the panel is small', async () => {
      await tab.page.setViewportSize({ width: 800, height: 600 })
      await tab.button('Bytes').click()
      await bytes.waitFor()
      expect(await tree.count()).toBe(0)
      await tab.button('Tree').click()
      await tree.waitFor()
      // The list keeps what one looks for first.
      const view = await boxOf(tab.list)
      for (const name of ['Limiter', 'Time', 'Bytes', 'Type']) {
        const head = await boxOf(tab.list.getByRole('columnheader', { name, exact: true }))
        expect(head.x + head.width).toBeLessThanOrEqual(view.x + view.width + 1)
      }
      await tab.page.setViewportSize({ width: 1440, height: 900 })
    })
  })
}
