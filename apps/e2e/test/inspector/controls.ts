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
    const valueOf = (name: string) => expect.poll(() => box(name).inputValue())
    const isChanged = (name: string): Promise<number> =>
      controls
        .getByTitle(new RegExp(`^${name}[,;]`))
        .getByText(', changed')
        .count()

    it('a number is slid by keys and by the pointer; its box says the same', async () => {
      await slider('bots').press('ArrowRight')
      await valueOf('bots').toBe('41')
      const track = await boxOf(slider('latencyMs'))
      const middle = track.y + track.height / 2
      await tab.page.mouse.move(track.x + (40 / 500) * track.width, middle)
      await tab.page.mouse.down()
      await tab.page.mouse.move(track.x + track.width * 0.5, middle, { steps: 4 })
      await tab.page.mouse.up()
      await expect
        .poll(async () => Math.abs(Number(await box('latencyMs').inputValue()) - 250))
        .toBeLessThanOrEqual(10)
      await expect.poll(() => isChanged('latencyMs')).toBe(1)
      expect(await isChanged('jitterMs')).toBe(0)
    })

    it('a number is typed, taken back by Escape, and refused in words', async () => {
      const latency = box('latencyMs')
      await latency.fill('9999')
      await controls.getByRole('alert').filter({ hasText: 'from 0 to 500' }).waitFor()
      await latency.press('Escape')
      await valueOf('latencyMs').not.toBe('9999')
      await latency.fill('30')
      await latency.press('Enter')
      await expect.poll(() => slider('latencyMs').inputValue()).toBe('30')
      await latency.press('ArrowUp')
      await latency.press('Shift+ArrowUp')
      await valueOf('latencyMs').toBe('85')
      await latency.fill('20')
      await latency.blur()
      await expect.poll(() => slider('latencyMs').inputValue()).toBe('20')
    })

    it('a choice is pressed, or walked through by arrows', async () => {
      const rates = controls.getByRole('radiogroup', { name: 'tickRate' })
      await rates.getByText('30').click()
      await expect.poll(() => rates.getByRole('radio', { name: '30' }).isChecked()).toBe(true)
      await controls.getByRole('radio', { name: 'msgpack' }).press('ArrowRight')
      await expect.poll(() => controls.getByRole('radio', { name: 'json' }).isChecked()).toBe(true)
    })

    it('a text and a seed are typed', async () => {
      await box('botName').fill('Ada')
      await box('botName').press('Enter')
      await box('seed').fill('-1')
      await controls.getByRole('alert').filter({ hasText: 'whole number' }).waitFor()
      await box('seed').fill('7')
      await box('seed').press('Enter')
      await expect
        .poll(async () => [await box('botName').inputValue(), await box('seed').inputValue()])
        .toEqual(['Ada', '7'])
    })

    it('all of them begin the story again with what was chosen, and stand in its link', async () => {
      await expect
        .poll(() => tab.query)
        .toBe(
          '?story=steady-movement&args=bots:41;latencyMs:20;botName:Ada;tickRate:30;codec:json;seed:7',
        )
      await controls.getByText('6 changed').waitFor()
      await tab.playToTheEnd()
      await expect
        .poll(() => tab.expectation('Worlds are equal').textContent())
        .toContain('saw 41 entities')
      await expect
        .poll(() => tab.expectation('A delta for each tick').textContent())
        .toMatch(/saw 1(?:49|50|51) of 150/)
      await tab.source.filter({ hasText: 'json' }).waitFor()
    })

    it('are all reset at once', async () => {
      const reset = controls.getByRole('button', { name: 'Reset the controls' })
      await reset.click()
      await valueOf('bots').toBe('40')
      await valueOf('botName').toBe('bot')
      await expect.poll(() => controls.getByText('changed').count()).toBe(0)
      await expect.poll(() => tab.query).toBe('?story=steady-movement')
      await expect.poll(() => reset.getAttribute('aria-disabled')).toBe('true')
      await expect.poll(() => reset.getAttribute('title')).toBe('Nothing is changed')
    })

    it('a switch is pressed, and turned by Space, which the page then leaves alone', async () => {
      await tab.row('Dead air').click()
      const oneWay = controls.getByRole('switch', { name: 'oneWay' })
      await oneWay.click()
      await expect.poll(() => oneWay.getAttribute('aria-checked')).toBe('true')
      await until(async () => tab.query, /oneWay:true/)
      await oneWay.press('Space')
      await expect.poll(() => oneWay.getAttribute('aria-checked')).toBe('false')
      await tab.button('Pause').waitFor()
      await expect.poll(() => tab.query).toBe('?story=dead-air')
      expect(tab.errors).toEqual([])
    })
  })
}
