import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FIRST_PAGE_MS, textOf } from '../../src/arena-tab.ts'
import { boxOf } from '../../src/box-of.ts'
import { type DevtoolsTab, isPressed, numberIn } from '../../src/devtools-tab.ts'
import { steady, until } from '../../src/until.ts'

const SIZES = [
  [800, 600],
  [1440, 900],
] as const

export function shellTests(opened: () => DevtoolsTab): void {
  describe('the shell', () => {
    let tab: DevtoolsTab

    beforeAll(() => {
      tab = opened()
    })

    beforeEach(() => tab.settle())

    it('opens and closes with Ctrl+~ and by Close', async () => {
      await tab.page.keyboard.press('Control+Backquote')
      await tab.panel.waitFor({ state: 'detached' })
      await tab.page.keyboard.press('Control+Backquote')
      await tab.panel.waitFor()
      await expect
        .poll(() => tab.panel.getByRole('tab').allTextContents())
        .toEqual(['Messages', 'World', 'Limits'])
      await tab.button('Close').click()
      await tab.panel.waitFor({ state: 'detached' })
    })

    it('leaves the page its room: the own fighter and its abilities stay in sight', async () => {
      for (const [width, height] of SIZES) {
        await tab.resize(width, height)
        const top = (await boxOf(tab.panel)).y
        const dash = tab.page.getByRole('button', { name: 'Dash' })
        await until(
          () => boxOf(dash),
          (box) => box.y + box.height < top,
        )
        const world = tab.page.getByTestId('world')
        await expect
          .poll(async () => {
            const box = await boxOf(world)
            return box.y + box.height
          })
          .toBe(top)
        expect((await boxOf(tab.panel)).y).toBe(top)
        await dash.click({ trial: true })
      }
    })

    it('pauses and records by the button and by Ctrl+E, and counts what passes unrecorded', async () => {
      const isRecording = (): Promise<boolean> => isPressed(tab.button('Record'))
      await tab.button('Record').click()
      await expect.poll(isRecording).toBe(false)
      // The last that came is shown a while later.
      const kept = await steady(() => tab.kept())
      const passed = /Paused, ([\d,]+) messages passed unrecorded/
      await until(
        async () => numberIn(await textOf(tab.status), passed),
        (count) => count > 5,
      )
      expect(await tab.kept()).toBe(kept)
      await tab.list.getByText('Recording paused').waitFor()
      await tab.list.getByRole('button', { name: 'Resume' }).click()
      await until(
        () => tab.kept(),
        (count) => count > kept + 5,
      )
      await tab.tab('Messages').focus()
      await tab.page.keyboard.press('Control+e')
      await expect.poll(isRecording).toBe(false)
      await tab.page.keyboard.press('Control+e')
      await expect.poll(isRecording).toBe(true)
    })

    it.each(['Clear', 'Ctrl+K'])(
      'forgets everything by %s, and shows what comes from there on',
      async (way) => {
        await until(
          () => tab.kept(),
          (count) => count > 40,
        )
        await tab.selectNewest('delta')
        await tab.record(false)
        const kept = await steady(() => tab.kept())
        if (way === 'Clear') await tab.button('Clear').click()
        else {
          await tab.tab('Messages').focus()
          await tab.page.keyboard.press('Control+k')
        }
        await tab.list.getByRole('heading', { name: 'Recording is paused' }).waitFor()
        await expect.poll(() => tab.kept()).toBeLessThan(kept)
        await expect.poll(() => tab.selected()).toBe('No message selected')
        await expect.poll(() => isPressed(tab.button(/^Live/))).toBe(true)
        await tab.list.getByRole('button', { name: 'Resume' }).click()
        await until(
          () => tab.list.locator('.list-row').count(),
          (rows) => rows > 3,
        )
        // The overview follows too: its labels have something to say.
        await until(() => textOf(tab.overview), /Received\d[\d.]* k?B\/s/)
      },
    )

    it('stops following by Live, counts what comes, and follows again', async () => {
      const live = tab.button(/^Live/)
      await live.click()
      await expect.poll(() => isPressed(live)).toBe(false)
      const first = await until(
        async () => numberIn(await textOf(live), /\+([\d,]+)/),
        (count) => count > 3,
      )
      await until(
        async () => numberIn(await textOf(live), /\+([\d,]+)/),
        (count) => count > first,
      )
      const before = await steady(() => tab.column('Time of day'))
      await live.click()
      await expect.poll(() => isPressed(live)).toBe(true)
      await until(
        () => tab.column('Time of day'),
        (times) => (times.at(-1) ?? '') > (before.at(-1) ?? ''),
      )
    })

    it('goes from tab to tab by the pointer, by numbers and by arrows', async () => {
      const selected = (): Promise<string> =>
        textOf(tab.panel.locator('[role=tab][aria-selected=true]'))
      await tab.tab('World').click()
      await expect.poll(selected).toBe('World')
      await tab.page.keyboard.press('3')
      await expect.poll(selected).toBe('Limits')
      await tab.page.keyboard.press('1')
      await expect.poll(selected).toBe('Messages')
      await tab.tab('Messages').focus()
      for (const [key, title] of [
        ['ArrowRight', 'World'],
        ['End', 'Limits'],
        ['ArrowRight', 'Messages'],
        ['ArrowLeft', 'Limits'],
        ['Home', 'Messages'],
      ] as const) {
        await tab.page.keyboard.press(key)
        await expect.poll(selected).toBe(title)
      }
    })

    it('changes its theme by the menu, with the pointer and by keys, and as the system does', async () => {
      const ground = (): Promise<string> =>
        tab.panel.evaluate((panel) => getComputedStyle(panel).backgroundColor)
      const menu = tab.panel.getByRole('menu')
      const dark = await steady(ground)
      await tab.button('Settings').click()
      await menu.getByRole('menuitemradio', { name: 'Light' }).click()
      await expect.poll(ground).not.toBe(dark)
      const light = await steady(ground)
      await tab.button('Settings').press('ArrowDown')
      await menu.waitFor()
      await tab.page.keyboard.press('End')
      await tab.page.keyboard.press('Escape')
      await expect.poll(() => menu.count()).toBe(0)
      await tab.button('Settings').press('ArrowDown')
      await menu.waitFor()
      for (const key of ['ArrowUp', 'ArrowDown', 'Home', 'Enter']) {
        await tab.page.keyboard.press(key)
      }
      await expect.poll(ground).toBe(dark)
      await tab.page.emulateMedia({ colorScheme: 'light' })
      await until(ground, (colour) => colour === light)
      await tab.page.emulateMedia({ colorScheme: 'dark' })
      await until(ground, (colour) => colour === dark)
    })

    it('lists its keys by ?, over everything else, until Escape or a press beside it', async () => {
      const keys = tab.panel.getByRole('dialog', { name: 'Keys' })
      await tab.tab('Messages').focus()
      await tab.page.keyboard.press('?')
      await keys.getByText('Record or pause').click()
      await tab.page.keyboard.press('2')
      await tab.page.keyboard.press('Control+e')
      await tab.frames(2)
      expect(await textOf(tab.panel.locator('[role=tab][aria-selected=true]'))).toBe('Messages')
      expect(await isPressed(tab.button('Record'))).toBe(true)
      await tab.page.keyboard.press('Escape')
      await expect.poll(() => keys.count()).toBe(0)
      await tab.button('Settings').click()
      await tab.panel.getByRole('menuitem', { name: 'Keys' }).click()
      await keys.waitFor()
      const panel = await boxOf(tab.panel)
      await tab.page.mouse.click(panel.x + 4, panel.y + 60)
      await expect.poll(() => keys.count()).toBe(0)
    })

    it('opens the totals, and Escape closes them', async () => {
      await tab.status.getByRole('button', { name: /^Totals/ }).click()
      const totals = tab.panel.getByRole('group', { name: 'Totals' })
      const figure = async (table: RegExp, row: RegExp): Promise<number> => {
        const cells = totals.getByRole('table', { name: table }).getByRole('row', { name: row })
        return numberIn(await textOf(cells.getByRole('cell').first()), /^([\d,]+)$/)
      }
      const recorded = await until(
        () => figure(/^Recorded since/, /^Received/),
        (count) => count > 0,
      )
      await expect.poll(() => figure(/^Recorded since/, /^Refusals/)).toBeGreaterThanOrEqual(0)
      await expect.poll(() => figure(/^This link/, /^Received/)).toBeGreaterThanOrEqual(recorded)
      await expect.poll(() => figure(/^Its events/, /^Closes/)).toBeGreaterThanOrEqual(0)
      expect(await totals.getByRole('table', { name: /all clients/ }).count()).toBe(0)
      await tab.page.keyboard.press('Escape')
      await expect.poll(() => totals.count()).toBe(0)
    })

    it('is as high as one drags it, or moves it by keys, and fills the page; all is remembered', async () => {
      const splitter = tab.panel.getByRole('separator', { name: 'Height of the panel' })
      const height = async (): Promise<number> => (await boxOf(tab.panel)).height
      const { x, width, y, height: first } = await steady(() => boxOf(tab.panel))
      await tab.drag([x + width / 2, y], [x + width / 2, y - 100])
      await expect.poll(async () => Math.abs((await height()) - first - 100)).toBeLessThanOrEqual(1)
      await splitter.press('ArrowDown')
      await splitter.press('ArrowUp')
      await splitter.press('ArrowUp')
      const wanted = await steady(height)
      expect(Math.abs(wanted - first - 116)).toBeLessThanOrEqual(1)
      await tab.button('Fill the page').click()
      await expect.poll(height).toBe(900)
      await tab.page.reload({ timeout: FIRST_PAGE_MS })
      await tab.panel.waitFor()
      await expect.poll(height).toBe(900)
      await tab.button('Dock at the bottom').click()
      await expect.poll(height).toBe(wanted)
      await splitter.press('Home')
      await expect.poll(height).toBe(200)
      await splitter.press('End')
      await expect.poll(height).toBe(820)
      await tab.drag([x + width / 2, 900 - 820], [x + width / 2, 900 - 340])
      await expect.poll(height).toBe(340)
    })

    it('keeps what is typed in it to itself: the fighter stands still', async () => {
      await until(
        async () => (await tab.page.getByTestId('world-summary').textContent()) ?? '',
        /you are at/,
      )
      const place = async (): Promise<string> =>
        /you are at (\d+, \d+)/.exec(await textOf(tab.page.getByTestId('world-summary')))?.[1] ?? ''
      const before = await steady(place)
      await tab.filter.focus()
      await tab.page.keyboard.down('d')
      const typed = await until(
        () => tab.filter.inputValue(),
        (text) => text.includes('d'),
      )
      expect(typed).toMatch(/^d+$/)
      // Long enough for it to have walked, had it heard.
      const since = await tab.kept()
      await until(
        () => tab.kept(),
        (count) => count > since + 30,
      )
      expect(await place()).toBe(before)
      await tab.page.keyboard.up('d')
    })
  })
}
