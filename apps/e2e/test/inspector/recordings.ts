import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InspectorApp } from '../../src/inspector-app.ts'
import { InspectorTab } from '../../src/inspector-tab.ts'
import { until } from '../../src/until.ts'

export function recordingTests(app: () => InspectorApp): void {
  describe('what it records of a story', () => {
    let tab: InspectorTab

    beforeAll(async () => {
      tab = await InspectorTab.open(app(), { query: '?story=limiter-starved' })
      await tab.playToTheEnd()
    })

    afterAll(() => tab.close())

    const messages = () => tab.panel.getByLabel('Messages, newest last').getByRole('row')

    async function pick(end: string): Promise<void> {
      await tab.source.click()
      await tab.panel.getByRole('menuitemradio', { name: end }).click()
      await tab.source.filter({ hasText: end }).waitFor()
    }

    it('is shown from the end that the story is about, refusals included', async () => {
      await expect.poll(() => tab.source.textContent()).toContain('Server to B')
      await tab.panel.getByRole('tab', { name: 'Limits' }).click()
      await until(() => tab.panel.textContent().then(String), /bytes/)
      const refusals = tab.panel.getByRole('grid').getByRole('row')
      await until(
        () => refusals.count(),
        (rows) => rows > 2,
      )
      await tab.panel.getByRole('tab', { name: 'Messages' }).click()
    })

    it.each(['Client A', 'Client B', 'Server to A'])(
      'is there from the beginning at the end that is picked later: %s',
      async (end) => {
        await pick(end)
        await tab.panel.getByLabel('Filter messages').fill('type == snapshot')
        await until(
          () =>
            messages()
              .allTextContents()
              .then((rows) => rows.join()),
          /snapshot/,
        )
        await tab.panel.getByLabel('Filter messages').fill('type == delta')
        await until(
          () => messages().count(),
          (rows) => rows > 3,
        )
      },
    )

    it('stays at the picked end, with its filter, when the story begins again', async () => {
      // Not as fast as the story was brought to its end: it would be over before one had looked.
      await tab.page.getByRole('slider', { name: 'Speed' }).press('Home')
      await tab.button(/^Play$/).click()
      await tab.button('Pause').waitFor()
      await expect.poll(() => tab.source.textContent()).toContain('Server to A')
      await expect
        .poll(() => tab.panel.getByLabel('Filter messages').inputValue())
        .toBe('type == delta')
      await tab.row('Slow and lossy link').click()
      await until(() => tab.source.textContent().then(String), /Client B/)
      expect(tab.errors).toEqual([])
    })
  })
}
