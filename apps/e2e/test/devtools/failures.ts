import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FIRST_PAGE_MS, textOf } from '../../src/arena-tab.ts'
import type { DevtoolsApp } from '../../src/devtools-app.ts'
import { DevtoolsTab, isPressed } from '../../src/devtools-tab.ts'
import { until } from '../../src/until.ts'

export function failureTests(app: () => DevtoolsApp): void {
  describe('what goes wrong', () => {
    let tab: DevtoolsTab
    let inject: ((bytes: Buffer) => void) | undefined

    beforeAll(async () => {
      tab = await DevtoolsTab.open(app(), {
        onSocket: (next) => {
          inject = next
        },
        isChunkMissing: true,
      })
    })

    afterAll(() => tab?.close())

    it('is said where the panel cannot be loaded, and the game goes on; it can be tried again', async () => {
      await tab.page.keyboard.press('Control+Backquote')
      const notice = tab.page.getByRole('alert').filter({ hasText: 'The devtools cannot be shown' })
      await notice.waitFor()
      const own = tab.page.getByTestId('own-name')
      await expect.poll(() => textOf(own)).toBe('Ada')
      await tab.page.reload({ timeout: FIRST_PAGE_MS })
      await until(() => textOf(own), /Ada/)
      await notice.waitFor()
      await tab.chunkIsBack()
      await notice.getByRole('button', { name: 'Try again' }).click()
      await tab.panel.waitFor()
      await expect.poll(() => notice.count()).toBe(0)
    })

    it('stands first in the status bar, and leads to where it was', async () => {
      await until(
        () => tab.kept(),
        (count) => count > 10,
      )
      await expect.poll(() => textOf(tab.status)).toMatch(/^No alerts/)
      // A byte that MessagePack never uses.
      inject?.(Buffer.from([0xc1, 0xc1, 0xc1]))
      const alert = tab.status.getByRole('button').first()
      await until(
        async () => textOf(alert),
        (text) => !text.startsWith('Totals'),
      )
      await alert.click()
      await until(() => tab.selected(), /\d/)
      await expect.poll(() => isPressed(tab.button(/^Live/))).toBe(false)
      await tab.rest()
      await tab.status.getByRole('button', { name: /^Alerts/ }).click()
      const alerts = tab.panel.getByRole('group', { name: 'Alerts' })
      await expect.poll(() => textOf(alerts.getByRole('row').nth(1))).toMatch(/\d\d:\d\d:\d\d$/)
      await tab.page.keyboard.press('Escape')
      await expect.poll(() => alerts.count()).toBe(0)
    })

    it('is told in the list, at its place: the link lost, and resumed', async () => {
      await until(() => textOf(tab.button(/^Source/)), /this page/)
      await app().arena.killGame()
      await tab.list.getByText('Link lost').first().waitFor()
      await until(() => textOf(tab.button(/^(?:Live|Stale)/)), /Stale/)
      await until(
        () => textOf(tab.status),
        /^Reconnecting, try \d+( in [\d.]+ m?s)?Try nowsince \d\d:\d\d:\d\dclose code 1006, lost/,
      )
      // Deltas would push it out of sight at once.
      await tab.filter.fill('type == schema_sync')
      await tab.filter.press('Enter')
      await app().arena.bringGameBack()
      await until(
        async () => `${await textOf(tab.button(/^(?:Live|Stale)/))}, ${await textOf(tab.status)}`,
        /^Live/,
      )
      await tab.list.focus()
      await tab.page.keyboard.press('End')
      await tab.list
        .getByText(/^Resumed/)
        .last()
        .waitFor()
      await tab.filter.fill('')
      await tab.filter.press('Enter')
      await until(
        () => tab.column('Type'),
        (types) => types.at(-1) !== undefined && types.includes('delta'),
      )
    })
  })
}
