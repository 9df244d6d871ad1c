import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InspectorApp } from '../../src/inspector-app.ts'
import { InspectorTab } from '../../src/inspector-tab.ts'
import { steady, until } from '../../src/until.ts'

export function transportTests(app: () => InspectorApp): void {
  describe('its time', () => {
    let tab: InspectorTab

    beforeAll(async () => {
      tab = await InspectorTab.open(app(), { query: '?story=steady-movement' })
    })

    afterAll(() => tab.close())

    it('runs, stands, goes on by single steps, and runs again', async () => {
      await until(
        () => tab.clock(),
        (ms) => ms > 100,
      )
      const stoodAt = await tab.pause()
      await tab.button('Step').click()
      await until(
        () => tab.clock(),
        (ms) => ms === stoodAt + 20,
      )
      await tab.page.keyboard.press('.')
      await until(
        () => tab.clock(),
        (ms) => ms === stoodAt + 40,
      )
      await tab.button('Play').click()
      await until(
        () => tab.clock(),
        (ms) => ms > stoodAt + 200,
      )
    })

    it('stands and runs by Space, and begins again by r', async () => {
      await tab.title.click()
      await tab.page.keyboard.press('Space')
      const stoodAt = await tab.standingClock()
      await tab.button(/^Play$/).waitFor()
      await tab.page.keyboard.press('Space')
      // Far enough to be told from the beginning, even if one looks late.
      const ran = await until(
        () => tab.clock(),
        (ms) => ms > Math.max(stoodAt, 4_000),
      )
      await tab.page.keyboard.press('r')
      await until(
        () => tab.clock(),
        (ms) => ms < ran,
      )
      await tab.pause()
      await tab.button('Restart').click()
      await tab.button('Pause').waitFor()
    })

    it('runs up to eight times as fast; at the end all steps are done and all expectations hold', async () => {
      await tab.playToTheEnd()
      await expect.poll(() => tab.page.locator('.speed output').textContent()).toBe('8×')
      const steps = tab.page.getByRole('region', { name: 'Steps' }).getByRole('listitem')
      await expect
        .poll(() => steps.allTextContents())
        .toEqual([
          expect.stringMatching(/^done: Both join1\.\d s$/),
          'done: Walk in circles5.0 s',
          'done: Come to rest0.5 s',
        ])
      const expectations = tab.page.getByRole('region', { name: 'Expectations' })
      const texts = await steady(() => expectations.getByRole('listitem').allTextContents())
      expect(texts.filter((text) => !text.startsWith('Passed: '))).toEqual([])
      expect(texts).toContain('Passed: Worlds are equal at the endsaw 40 entities')
      await expect.poll(() => tab.row('Steady movement').textContent()).toMatch(/^passed/)
    })

    it('goes to a step that one presses, and stands there', async () => {
      await tab.button(/^Go to Walk in circles/).click()
      await until(
        () => tab.standingClock(),
        (ms) => ms >= 1_200 && ms < 1_500,
      )
      await tab.button(/^Play$/).waitFor()
      await tab.page.getByRole('slider', { name: 'Speed' }).press('Home')
      await expect.poll(() => tab.page.locator('.speed output').textContent()).toBe('0.25×')
    })
  })

  describe('a failed story', () => {
    let tab: InspectorTab

    beforeAll(async () => {
      const query = '?story=steady-movement&args=latencyMs:300'
      tab = await InspectorTab.open(app(), { query })
      await tab.playToTheEnd()
    })

    afterAll(() => tab.close())

    it('says first what did not hold, what was seen, and when', async () => {
      const first = tab.page
        .getByRole('region', { name: 'Expectations' })
        .getByRole('listitem')
        .first()
      await expect
        .poll(() => first.textContent())
        .toMatch(/^Failed: B stays within 100 msGo tosaw 3\d\d ms, at \d\.\d s$/)
      await expect.poll(() => tab.row('Steady movement').textContent()).toMatch(/^failed/)
      await expect.poll(() => tab.page.getByTitle('1 failed').count()).toBe(1)
    })

    it('goes to the moment from the list, and selects what was farthest off', async () => {
      // It is played again up to there: what is said of the failure then is said again.
      const said = await steady(() => tab.expectation('B stays within').textContent())
      const saidAt = Number(/at ([\d.]+) s/.exec(said ?? '')?.[1]) * 1_000
      await tab.expectation('B stays within').getByRole('button').click()
      await until(
        () => tab.standingClock(),
        (ms) => Math.abs(saidAt - ms) < 51,
      )
      await expect.poll(() => tab.expectation('B stays within').textContent()).toBe(said)
      await until(() => tab.selection('B'), /^Selected: entity \d+ {2}\d\.\d\d units$/)
    })

    it('goes there from the cross on the timeline too', async () => {
      await tab.playToTheEnd()
      await tab.page.getByTitle(/^B stays within 100 ms, at/).click()
      await until(
        () => tab.standingClock(),
        (ms) => ms > 1_200 && ms < 2_000,
      )
      expect(tab.errors).toEqual([])
    })
  })
}
