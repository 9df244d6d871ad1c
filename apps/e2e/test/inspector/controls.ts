import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boxOf } from '../../src/box-of.ts'
import type { InspectorApp } from '../../src/inspector-app.ts'
import { InspectorTab } from '../../src/inspector-tab.ts'
import { until } from '../../src/until.ts'

export function controlsTests(app: () => InspectorApp): void {
  describe('its controls', () => {
    let tab: InspectorTab
    let controls: Locator

    beforeAll(async () => {
      tab = await InspectorTab.open(app(), { query: '?story=steady-movement' })
      controls = tab.page.getByRole('region', { name: 'Controls' })
      await controls.waitFor()
    })

    afterAll(() => tab.close())

    const slider = (name: string): Locator => controls.getByRole('slider', { name })
    const box = (name: string): Locator => controls.getByRole('textbox', { name })
    const isChanged = (name: string): Promise<number> =>
      controls
        .getByTitle(new RegExp(`^${name}[,;]`))
        .getByText(', changed')
        .count()

    it('a number is slid by keys and by the pointer; its box says the same', async () => {
      await slider('bots').press('ArrowRight')
      expect(await box('bots').inputValue()).toBe('41')
      const track = await boxOf(slider('latencyMs'))
      const middle = track.y + track.height / 2
      await tab.page.mouse.move(track.x + (40 / 500) * track.width, middle)
      await tab.page.mouse.down()
      await tab.page.mouse.move(track.x + track.width * 0.5, middle, { steps: 4 })
      await tab.page.mouse.up()
      expect(Math.abs(Number(await box('latencyMs').inputValue()) - 250)).toBeLessThanOrEqual(10)
      expect(await isChanged('latencyMs')).toBe(1)
      expect(await isChanged('jitterMs')).toBe(0)
    })

    it('a number is typed, taken back by Escape, and refused in words', async () => {
      const latency = box('latencyMs')
      await latency.fill('9999')
      await controls.getByRole('alert').filter({ hasText: 'from 0 to 500' }).waitFor()
      await latency.press('Escape')
      expect(await latency.inputValue()).not.toBe('9999')
      await latency.fill('30')
      await latency.press('Enter')
      expect(await slider('latencyMs').inputValue()).toBe('30')
      await latency.press('ArrowUp')
      await latency.press('Shift+ArrowUp')
      expect(await latency.inputValue()).toBe('85')
      await latency.fill('20')
      await latency.blur()
      expect(await slider('latencyMs').inputValue()).toBe('20')
    })

    it('a choice is pressed, or walked through by arrows', async () => {
      const rates = controls.getByRole('radiogroup', { name: 'tickRate' })
      await rates.getByText('30').click()
      expect(await rates.getByRole('radio', { name: '30' }).isChecked()).toBe(true)
      await controls.getByRole('radio', { name: 'msgpack' }).press('ArrowRight')
      expect(await controls.getByRole('radio', { name: 'json' }).isChecked()).toBe(true)
    })

    it('a text and a seed are typed', async () => {
      await box('botName').fill('Ada')
      await box('botName').press('Enter')
      await box('seed').fill('-1')
      await controls.getByRole('alert').filter({ hasText: 'whole number' }).waitFor()
      await box('seed').fill('7')
      await box('seed').press('Enter')
      expect([await box('botName').inputValue(), await box('seed').inputValue()]).toEqual([
        'Ada',
        '7',
      ])
    })

    it('all of them begin the story again with what was chosen, and stand in its link', async () => {
      await until(async () => tab.query, /bots:41/)
      expect(tab.query).toBe(
        '?story=steady-movement&args=bots:41;latencyMs:20;botName:Ada;tickRate:30;codec:json;seed:7',
      )
      await controls.getByText('6 changed').waitFor()
      await tab.playToTheEnd()
      expect(await tab.expectation('Worlds are equal').textContent()).toContain('saw 41 entities')
      expect(await tab.expectation('A delta for each tick').textContent()).toMatch(
        /saw 1(?:49|50|51) of 150/,
      )
      await tab.source.filter({ hasText: 'json' }).waitFor()
    })

    it('are all reset at once', async () => {
      const reset = controls.getByRole('button', { name: 'Reset the controls' })
      await reset.click()
      expect(await box('bots').inputValue()).toBe('40')
      expect(await box('botName').inputValue()).toBe('bot')
      expect(await controls.getByText('changed').count()).toBe(0)
      expect(tab.query).toBe('?story=steady-movement')
      expect(await reset.getAttribute('aria-disabled')).toBe('true')
      expect(await reset.getAttribute('title')).toBe('Nothing is changed')
    })

    it('a switch is pressed, and turned by Space, which the page then leaves alone', async () => {
      await tab.row('Dead air').click()
      const oneWay = controls.getByRole('switch', { name: 'oneWay' })
      await oneWay.click()
      expect(await oneWay.getAttribute('aria-checked')).toBe('true')
      await until(async () => tab.query, /oneWay:true/)
      await oneWay.press('Space')
      expect(await oneWay.getAttribute('aria-checked')).toBe('false')
      await tab.button('Pause').waitFor()
      expect(tab.query).toBe('?story=dead-air')
      expect(tab.errors).toEqual([])
    })
  })
}
