import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boxOf } from '../../src/box-of.ts'
import type { InspectorApp } from '../../src/inspector-app.ts'
import { InspectorTab } from '../../src/inspector-tab.ts'
import { until } from '../../src/until.ts'

/** Half of what the stage shows of its world, with the room around it, in units. */
const HALF = 20 * 1.12

interface Place {
  readonly x: number
  readonly y: number
}

/** Where bot 1 is: on the inner ring, 6 units out, at 2 units a second; measured from the middle. */
function firstBot(atMs: number): Place {
  const angle = ((2 / 6) * atMs) / 1_000
  return { x: 6 * Math.cos(angle), y: 6 * Math.sin(angle) }
}

export function stageTests(app: () => InspectorApp): void {
  describe('its stage', () => {
    let tab: InspectorTab
    let standsAt: number

    beforeAll(async () => {
      tab = await InspectorTab.open(app(), { query: '?story=steady-movement' })
      await tab.button(/^Go to Walk in circles/).click()
      standsAt = await tab.standingClock()
    })

    afterAll(() => tab.close())

    /** Presses where bot 1 should be drawn, `dx` and `dy` pixels beside it. */
    async function pressFirstBot(zoom: number, dx = 0, dy = 0): Promise<void> {
      const area = await boxOf(tab.canvas('A'))
      const { x, y } = firstBot(standsAt)
      const scale = (Math.min(area.width, area.height) / (2 * HALF)) * zoom
      await tab.page.mouse.click(
        area.x + area.width / 2 + x * scale + dx,
        area.y + area.height / 2 + y * scale + dy,
      )
    }

    /** From the beginning, so slowly that the play is not over before all was done and seen. */
    async function beginSlowly(): Promise<void> {
      const speed = tab.page.getByRole('slider', { name: 'Speed' })
      await speed.press('Home')
      await speed.press('r')
      await tab.button('Pause').waitFor()
    }

    const zoom = (): Promise<string | null> => tab.page.getByTitle('Show all').textContent()

    it('selects the entity that one presses, in both clients, each with its distance', async () => {
      await pressFirstBot(1)
      await expect.poll(() => tab.selection('A')).toMatch(/^Selected: entity 1 {2}0\.\d\d units$/)
      await expect.poll(() => tab.selection('B')).toMatch(/^Selected: entity 1 {2}0\.\d\d units$/)
      await tab.canvas('A').click({ position: { x: 3, y: 3 } })
      await expect.poll(() => tab.selection('A')).toMatch(/^No entity is selected$/)
    })

    it('selects by keys: the next, the previous, none', async () => {
      await tab.canvas('B').focus()
      await tab.page.keyboard.press('n')
      await tab.page.keyboard.press('n')
      await expect.poll(() => tab.selection('A')).toMatch(/entity 2 /)
      await tab.page.keyboard.press('p')
      await tab.page.keyboard.press('p')
      await expect.poll(() => tab.selection('B')).toMatch(/entity 40 /)
      await tab.page.keyboard.press('Escape')
      await expect.poll(() => tab.selection('B')).toMatch(/^No entity/)
    })

    it('zooms by buttons, keys and the wheel, and shows all again', async () => {
      await tab.button('Zoom in').click()
      await expect.poll(zoom).toBe('125\u202f%')
      await pressFirstBot(1.25)
      await expect.poll(() => tab.selection('A')).toMatch(/entity 1 /)
      await tab.button('Zoom out').click()
      await tab.button('Zoom out').click()
      await expect.poll(zoom).toBe('80\u202f%')
      await tab.canvas('A').focus()
      await tab.page.keyboard.press('+')
      await expect.poll(zoom).toBe('100\u202f%')
      await tab.page.keyboard.press('-')
      await tab.page.keyboard.press('0')
      await expect.poll(zoom).toBe('100\u202f%')
      await tab.canvas('A').hover()
      await tab.page.mouse.wheel(0, -360)
      await until(zoom, /^200/)
      await tab.page.getByTitle('Show all').click()
      await expect.poll(zoom).toBe('100\u202f%')
    })

    it('moves what is seen along with the pointer, and by arrows', async () => {
      await tab.canvas('A').focus()
      await tab.page.keyboard.press('Escape')
      const area = await boxOf(tab.canvas('A'))
      await tab.page.mouse.move(area.x + 20, area.y + 60)
      await tab.page.mouse.down()
      await tab.page.mouse.move(area.x + 90, area.y + 30, { steps: 3 })
      await tab.page.mouse.up()
      await pressFirstBot(1, 70, -30)
      await expect.poll(() => tab.selection('A')).toMatch(/entity 1 /)
      await tab.page.keyboard.press('Escape')
      await tab.page.keyboard.press('ArrowRight')
      await tab.page.keyboard.press('ArrowDown')
      await pressFirstBot(1, 70 - 32, -30 - 32)
      await expect.poll(() => tab.selection('A')).toMatch(/entity 1 /)
      await tab.canvas('A').dblclick({ position: { x: 5, y: 5 } })
      await pressFirstBot(1)
      await expect.poll(() => tab.selection('A')).toMatch(/entity 1 /)
    })

    it('puts a client on another network, which one then sees', async () => {
      await beginSlowly()
      const network = tab.page.getByLabel('Network of client A')
      await until(
        () =>
          tab
            .client('A')
            .getByText(/^RTT/)
            .count()
            .then(async () => tab.clientText('A')),
        /RTT\d ms/,
      )
      await network.selectOption('Satellite')
      await until(() => tab.clientText('A'), /Behind truth(?:2[89]|3\d)\d ms/)
      await expect.poll(() => tab.clientText('A')).toContain('Loss0.5\u202f%')
      await network.selectOption('Offline')
      await until(() => tab.clientText('A'), /Reconnecting/)
      await network.selectOption('LAN')
      await until(() => tab.clientText('A'), /Resumed.*\d changes/)
    })

    it('cuts a connection, which comes back by itself', async () => {
      await beginSlowly()
      const cut = tab.button('Cut the connection of client B')
      await until(
        () => cut.getAttribute('aria-disabled'),
        (disabled) => disabled === null,
      )
      await cut.click()
      await until(() => tab.clientText('B'), /Reconnecting|Resumed/)
      await until(() => tab.clientText('B'), /Resumed.*\d changes/)
      await tab.button('Pause').waitFor()
      expect(await tab.clientText('A')).not.toMatch(/Reconnecting|Resumed/)
      expect(tab.errors).toEqual([])
    })
  })
}
