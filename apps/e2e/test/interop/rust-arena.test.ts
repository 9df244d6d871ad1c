import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAccessibility } from '../../src/accessibility.ts'
import { type ArenaProcess, startArenaOver } from '../../src/arena-process.ts'
import { type ArenaTab, openArenaTab, textOf } from '../../src/arena-tab.ts'
import { launchBrowser, requireBrowser } from '../../src/browser.ts'
import { type PageReplica, openReplica } from '../../src/page-replica.ts'
import { colourSpread } from '../../src/picture.ts'
import { requireRustPeer } from '../../src/rust/build-peer.ts'
import { worldOfRust } from '../../src/rust/equal-worlds.ts'
import { type ServingPeer, startPeer } from '../../src/rust/rust-peer.ts'
import { until } from '../../src/until.ts'

const browserPath = requireBrowser()
const program = await requireRustPeer()

const FIGHTERS = 60
const ROUND_SECONDS = 8 * 60
const scene = ['--world', 'arena', '--entities', `${FIGHTERS}`]
/** Ten minutes are longer than this test. */
const ENDLESS = ['serve', ...scene, '--ticks', '12000']

describe.skipIf(browserPath === undefined || program === undefined)(
  'the arena on a Rust server',
  () => {
    let browser: Browser
    let rust: ServingPeer
    let startedAt: number
    let arena: Pick<ArenaProcess, 'url' | 'stop'>
    let tab: ArenaTab
    let replica: PageReplica

    beforeAll(async () => {
      startedAt = Date.now()
      rust = await startPeer(program ?? '', ENDLESS)
      arena = await startArenaOver(rust.url)
      browser = await launchBrowser(browserPath ?? '')
      tab = await openArenaTab(browser, { url: arena.url })
      replica = await openReplica(tab.page)
    })

    afterAll(async () => {
      await browser?.close()
      await arena?.stop()
      await rust?.stop()
    })

    it('shows its fighters, who move', async () => {
      await until(
        async () => (await tab.summary()).fighters,
        (count) => count === FIGHTERS,
      )
      const before = await replica.now()
      await until(
        async () => movedBetween(before.fighters, (await replica.now()).fighters),
        (moved) => moved > FIGHTERS / 2,
      )
      expect(await colourSpread(tab.page, await tab.page.screenshot())).toBeGreaterThan(200)
    })

    /** Seconds that are left of the round, as shown. */
    const clock = async (): Promise<number> => {
      const shown = await textOf(tab.page.locator('.round-clock'))
      const [, minutes, seconds] = /^(\d):(\d\d)$/.exec(shown) ?? []
      return Number(minutes) * 60 + Number(seconds)
    }

    it('counts in the time of the game that it shows', async () => {
      const left = await until(clock, (seconds) => seconds > 0)
      // No more of it has passed than of time, but for a second that has begun.
      const passed = (Date.now() - startedAt) / 1_000
      expect(left).toBeLessThanOrEqual(ROUND_SECONDS)
      expect(left).toBeGreaterThanOrEqual(ROUND_SECONDS - passed - 1)
      await until(clock, (now) => now < left)
    })

    it('lets one watch, and says that it takes no players', async () => {
      await until(() => textOf(tab.page.locator('.watch-pane')), /takes no players/)
      expect(await tab.page.locator('dialog').count()).toBe(0)
      expect(await checkAccessibility(tab.page)).toEqual([])
    })

    it('keeps the world when it is killed, and shows the new one without a reload', async () => {
      await tab.page.evaluate(() => document.body.setAttribute('data-not-reloaded', 'yes'))
      const { port } = new URL(rust.url)
      await rust.stop()
      await until(() => textOf(tab.connection), /Reconnecting/)
      expect((await tab.summary()).fighters).toBe(FIGHTERS)
      const ended = [...scene, '--seed', '5', '--ticks', '40']
      rust = await startPeer(program ?? '', ['serve', ...ended], port)
      await until(() => textOf(tab.connection), /Live|Resumed|Back/)
      const expected = placesIn(await worldOfRust(program ?? '', ended))
      await until(
        async () => (await replica.now()).fighters.map(({ id, x, y }) => [id, x, y]).join(' '),
        (places) => places === expected,
      )
      expect(await tab.page.locator('body').getAttribute('data-not-reloaded')).toBe('yes')
      expect(tab.errors).toEqual([])
      expect(rust.errors()).toBe('')
    })
  },
)

type Places = readonly { readonly id: number; readonly x: number; readonly y: number }[]

function movedBetween(before: Places, after: Places): number {
  const places = new Map(before.map(({ id, x, y }) => [id, `${x}, ${y}`]))
  return after.filter(({ id, x, y }) => places.get(id) !== `${x}, ${y}`).length
}

/** Where Rust says that its fighters are. */
function placesIn(world: unknown): string {
  const { entities } = world as {
    readonly entities: readonly {
      readonly id: number
      readonly components: {
        readonly Fighter?: object
        readonly Position?: { readonly Structured: Record<'x' | 'y', { readonly F32: number }> }
      }
    }[]
  }
  return entities
    .flatMap(({ id, components: { Fighter, Position } }) =>
      Fighter && Position ? [[id, Position.Structured.x.F32, Position.Structured.y.F32]] : [],
    )
    .join(' ')
}
