import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { textOf } from '../../src/arena-tab.ts'
import { type DevtoolsTab, numberIn } from '../../src/devtools-tab.ts'
import { steady, until } from '../../src/until.ts'

export function filterTests(opened: () => DevtoolsTab): void {
  describe('the filter', () => {
    let tab: DevtoolsTab
    let completions: Locator
    let bar: Locator

    beforeAll(async () => {
      tab = opened()
      completions = tab.panel.getByRole('listbox', { name: 'Completions' })
      bar = tab.panel.getByRole('search')
      await tab.recordThenPause(120)
    })

    beforeEach(async () => {
      await tab.filter.fill('')
      await tab.filter.press('Escape')
    })

    afterAll(() => tab.settle())

    const types = async (): Promise<string[]> => [...new Set(await tab.column('Type'))]

    it('is at hand by /, and shows what matches alone, with how many', async () => {
      await tab.tab('Messages').focus()
      await tab.page.keyboard.press('/')
      await tab.page.keyboard.type('type == ack')
      await until(types, (shown) => shown.join() === 'ack')
      // The filter judges in slices.
      await tab.stands()
      const count = numberIn(await textOf(bar), /([\d,]+) match/)
      expect(count).toBeGreaterThan(0)
      expect(count).toBe(await tab.shown())
      expect(Number(await tab.list.getAttribute('aria-rowcount')) - 1 - count).toBeLessThanOrEqual(
        1,
      )
      await tab.filter.fill('bytes > 200 and component == "Position"')
      await until(types, (shown) => shown.join().includes('delta') && !shown.includes('ack'))
    })

    it('says in words and by its place what is wrong, and keeps to what was right', async () => {
      await tab.filter.fill('type == ack')
      await until(types, (shown) => shown.join() === 'ack')
      await tab.filter.fill('type == ack and byts > 3')
      await until(() => textOf(bar.getByRole('status')), /unknown field `byts`.*at 17/)
      await expect.poll(() => tab.filter.getAttribute('aria-invalid')).toBe('true')
      await tab.stands()
      expect(await types()).toEqual(['ack'])
      await expect.poll(() => textOf(tab.status)).toContain('Last valid filter applied')
    })

    it.each([
      ['Enter', 'type'],
      ['Tab', 'type'],
    ])('completes a word by %s, after arrows', async (key, word) => {
      await tab.filter.pressSequentially('t')
      await completions.waitFor()
      const offered = (): Promise<string> => textOf(completions.locator('[aria-selected=true]'))
      const first = await steady(offered)
      await tab.page.keyboard.press('ArrowDown')
      await expect.poll(offered).not.toBe(first)
      await tab.page.keyboard.press('ArrowUp')
      await expect.poll(offered).toBe(first)
      expect(first).toContain(word)
      await tab.page.keyboard.press(key)
      await expect.poll(() => tab.filter.inputValue()).toBe(word)
      await expect.poll(() => completions.isVisible()).toBe(false)
    })

    it('has the cursor behind what it completed before the next key can come', async () => {
      await tab.filter.fill(' == ack')
      await tab.filter.press('Home')
      await tab.page.keyboard.type('ty')
      await completions.waitFor()
      // Within the turn of the key itself, which no other one comes into.
      const cursor = await tab.filter.evaluate(async (input: HTMLInputElement) => {
        const key = { key: 'Enter', bubbles: true, composed: true, cancelable: true }
        input.dispatchEvent(new KeyboardEvent('keydown', key))
        await Promise.resolve()
        return input.selectionStart
      })
      expect(cursor).toBe('type'.length)
      await tab.page.keyboard.type('s')
      await expect.poll(() => tab.filter.inputValue()).toBe('types == ack')
    })

    it('completes by the pointer, and knows the schema', async () => {
      await tab.filter.pressSequentially('component == He')
      await completions.getByRole('option', { name: /Health/ }).click()
      await expect.poll(() => tab.filter.inputValue()).toMatch(/^component == "?Health"?$/)
      await expect.poll(() => tab.filter.getAttribute('aria-invalid')).toBe('false')
      const kept = await tab.kept()
      // Acks and pings have no components. What is shown, and how many, follow in one frame or two.
      await until(
        async () => [await tab.shown(), ...(await types())],
        ([count, ...shown]) =>
          Number(count) > 0 &&
          Number(count) < kept &&
          shown.length > 0 &&
          shown.every((type) => type === 'delta' || type === 'snapshot'),
      )
    })

    it('closes the completions by Escape, and is emptied by the next one', async () => {
      await tab.filter.pressSequentially('by')
      await completions.waitFor()
      await tab.page.keyboard.press('Escape')
      await expect.poll(() => completions.isVisible()).toBe(false)
      expect(await tab.filter.inputValue()).toBe('by')
      await tab.page.keyboard.press('Escape')
      await expect.poll(() => tab.filter.inputValue()).toBe('')
    })

    it('hides what was sent or received by the switches, with a filter too', async () => {
      const directions = async (): Promise<string[]> => [...new Set(await tab.column('Direction'))]
      await tab.button('Show sent').click()
      await until(directions, (shown) => shown.join() === 'received')
      await tab.filter.fill('type in {ack, ping, pong}')
      await until(types, (shown) => shown.length > 0 && !shown.includes('delta'))
      await tab.stands()
      expect(await directions()).not.toContain('sent')
      await tab.button('Show sent').click()
      await tab.filter.fill('')
      await tab.button('Show received').click()
      await until(directions, (shown) => shown.join() === 'sent')
      await tab.button('Show received').click()
      await until(directions, (shown) => shown.length === 2)
    })

    it('shows all again from where nothing matches', async () => {
      await tab.button('Show sent').click()
      await tab.filter.fill('bytes > 90mb')
      await tab.list.getByRole('heading', { name: 'Nothing matches' }).waitFor()
      await tab.list.getByRole('button', { name: 'Show all' }).click()
      await expect.poll(() => tab.filter.inputValue()).toBe('')
      await until(
        () => tab.column('Direction'),
        (shown) => shown.includes('sent') && shown.includes('received'),
      )
    })
  })
}
