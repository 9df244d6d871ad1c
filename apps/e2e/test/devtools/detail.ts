import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { textOf } from '../../src/arena-tab.ts'
import { boxOf } from '../../src/box-of.ts'
import { type DevtoolsTab, numberIn } from '../../src/devtools-tab.ts'
import { steady, until } from '../../src/until.ts'

const isExpanded = (of: Locator) => expect.poll(() => of.getAttribute('aria-expanded'))

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
      await tab.selectAcknowledged()
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
      await stands()
      return [lines.nth(at), lines.nth(at + 1)]
    }

    /** Until the tree and the bytes, which follow each other, stand still. */
    async function stands(): Promise<void> {
      await steady(() =>
        tab.panel
          .locator('.detail-body')
          .evaluate((body) => [
            body.innerHTML,
            ...[body, ...body.querySelectorAll('*')].map(({ scrollTop }) => scrollTop),
          ]),
      )
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
      await expect.poll(() => textOf(field)).toMatch(/^[xy]f32.*\d+\.\d\d.*[\da-f]{4} \+\d+$/)
      await expect.poll(() => textOf(parent())).toMatch(/^\d+entity \d+ Position[12] fields?/)
      // Where there is room, also what its bytes are spent on: all of them.
      await tab.button('Fill the page').click()
      const shares = await until(
        async () =>
          [...(await textOf(tab.panel.locator('.split'))).matchAll(/(\d+)\u202f%/g)].map(
            ([, share]) => Number(share),
          ),
        (found) => found.length > 0,
      )
      expect(shares).toHaveLength(4)
      expect(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 100)).toBeLessThanOrEqual(2)
      await tab.button('Dock at the bottom').click()
    })

    it('marks the bytes of the field that is selected in the tree', async () => {
      const field = line(/^xf32/).first()
      await field.click()
      await expect.poll(selectedLine).toMatch(/^xf32/)
      const after = await textOf(field.locator('.tree-value').last())
      await stands()
      // ca, and the float's four bytes, as MessagePack has it.
      const hex = await until(marked, (digits) => digits.length === 10)
      expect(hex.slice(0, 2)).toBe('ca')
      const value = Buffer.from(hex.slice(2), 'hex').readFloatBE()
      expect(value.toFixed(2)).toBe(after.replace('\u2212', '-'))
      await expect.poll(() => textOf(tab.status)).toContain('Position.x f32')
    })

    it('selects the field in the tree whose bytes are pressed, and shows what is pointed at', async () => {
      const [xLine, yLine] = await findPosition()
      await xLine.click()
      await yLine.click()
      await expect.poll(selectedLine).toMatch(/^yf32/)
      await stands()
      const { x, y } = await boxOf(bytes.locator('.bytes-hex .level-3').first())
      await xLine.click()
      await expect.poll(selectedLine).toMatch(/^xf32/)
      await stands()
      await tab.page.mouse.move(x + 3, y + 8)
      await until(
        async () => (await tree.locator('[data-hovered]').allTextContents()).join(),
        /^yf32/,
      )
      await tab.page.mouse.click(x + 3, y + 8)
      await expect.poll(selectedLine).toMatch(/^yf32/)
    })

    it('folds and unfolds by its glyph, a double click and keys', async () => {
      const first = parent()
      const secondLine = (): Promise<string> => textOf(tree.getByRole('treeitem').nth(1))
      await first.locator('[data-twist]').click()
      await isExpanded(first).toBe('false')
      await first.dblclick()
      await isExpanded(first).toBe('true')
      await tree.focus()
      await tab.page.keyboard.press('Home')
      await expect.poll(selectedLine).toMatch(/^header/)
      const below = await steady(secondLine)
      await tab.page.keyboard.press('ArrowRight')
      await expect.poll(secondLine).not.toBe(below)
      const within = await secondLine()
      await isExpanded(line(/^header/)).toBe('true')
      await tab.page.keyboard.press('ArrowDown')
      await expect.poll(selectedLine).toBe(within)
      await tab.page.keyboard.press('ArrowLeft')
      await expect.poll(selectedLine).toMatch(/^header/)
      await tab.page.keyboard.press('Enter')
      await isExpanded(line(/^header/)).toBe('false')
      await expect.poll(secondLine).toBe(below)
      await tab.page.keyboard.press('End')
      await expect.poll(selectedLine).not.toMatch(/^header/)
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
      await tab.panel.getByRole('menuitem', { name: 'Copy as JSON' }).waitFor()
      await tab.page.keyboard.press('Enter')
      const json: unknown = JSON.parse(await until(clipboard, /^\{/))
      expect(json).toMatchObject({ payload: { type: 'delta' } })
      await tab.button('JSON').click()
      const shown = await until(
        () => textOf(tab.panel.getByRole('group', { name: 'Message as JSON' })),
        (text) => text.length > 200,
      )
      expect(JSON.stringify(json, null, 2).startsWith(shown)).toBe(true)
      await tab.button('Tree').click()
      await tree.waitFor()
    })

    it('leads to the one before and after, to its baseline and to its ack', async () => {
      const { facts } = tab
      const delta = async (): Promise<number> => numberIn(await tab.selected(), /^delta ([\d,]+)/)
      const sequence = await delta()
      await facts.getByRole('button').first().click()
      await expect.poll(delta).toBe(sequence - 1)
      await tab.button(/^Next message/).click()
      await expect.poll(delta).not.toBe(sequence - 1)
      await tab.button(/^Previous message/).click()
      await expect.poll(delta).toBe(sequence - 1)
      await facts.getByRole('button').last().click()
      await expect.poll(() => tab.selected()).toMatch(/^ack/)
      // An ack leads back to what it confirms.
      await expect.poll(() => textOf(facts)).toMatch(/Confirms/)
      await facts.getByRole('button').last().click()
      await expect.poll(() => tab.selected()).toMatch(/^delta/)
    })

    it('has a line between tree and bytes that is dragged, or moved by keys', async () => {
      const split = tab.panel.getByRole('separator', { name: 'Size of the bytes' })
      const first = await steady(width)
      const { x, y, height } = await boxOf(split)
      await tab.drag([x, y + height / 2], [x - 50, y + height / 2])
      await expect.poll(async () => Math.abs((await width()) - first - 50)).toBeLessThanOrEqual(1)
      await split.press('ArrowRight')
      await expect.poll(async () => Math.abs((await width()) - first - 34)).toBeLessThanOrEqual(1)
    })

    it('has its bytes as a view beside the tree where the panel is small', async () => {
      await tab.resize(800, 600)
      await tab.button('Bytes').click()
      await bytes.waitFor()
      await expect.poll(() => tree.count()).toBe(0)
      await tab.button('Tree').click()
      await tree.waitFor()
      // The list keeps what one looks for first.
      const view = await boxOf(tab.list)
      for (const name of ['Limiter', 'Time', 'Bytes', 'Type']) {
        const head = await boxOf(tab.list.getByRole('columnheader', { name, exact: true }))
        expect(head.x + head.width).toBeLessThanOrEqual(view.x + view.width + 1)
      }
      await tab.resize(1440, 900)
    })
  })
}
