import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { checkAccessibility } from '../src/accessibility.ts'
import { textOf } from '../src/arena-tab.ts'
import { requireBrowser } from '../src/browser.ts'
import { type ArenaFault, type FaultStep, arenaFaults } from '../src/faults/arena-faults.ts'
import { type FaultyArena, type FaultyTab, startFaultyArena } from '../src/faults/faulty-arena.ts'
import { colourSpread } from '../src/picture.ts'
import { until } from '../src/until.ts'
import { type ViewLog, keepViews } from '../src/view-log.ts'

const browserPath = requireBrowser()

/** Bots and the player. */
const FIGHTERS = 61

/** What the page says of the connection, of the world's age, whether it is live, and of who is in it. */
function readView(): string {
  const [connection, outdated, world, summary] = [
    'connection',
    'outdated',
    'world',
    'world-summary',
  ].map((id) => document.querySelector(`[data-testid="${id}"]`))
  return [
    connection?.textContent,
    outdated?.textContent,
    world?.getAttribute('data-live'),
    summary?.textContent,
  ].join('\n')
}

/** Whether a view says all that belongs to a step. */
function fits(view: string, { says, tells }: FaultStep): boolean {
  const [connection = '', outdated = '', isLive, summary = ''] = view.split('\n')
  const tellsAge = tells === undefined ? outdated === '' : tells.test(outdated)
  return (
    says.test(connection) &&
    tellsAge &&
    isLive === String(tells === undefined) &&
    summary.startsWith(`${FIGHTERS} fighters`)
  )
}

describe.skipIf(browserPath === undefined)('a player in the arena', () => {
  let arena: FaultyArena
  let tab: FaultyTab
  let faults: readonly ArenaFault[]
  let views: ViewLog

  beforeAll(async () => {
    arena = await startFaultyArena(browserPath ?? '')
    tab = await arena.play({ viewport: { width: 800, height: 600 } })
    faults = arenaFaults(arena, [tab])
    views = await keepViews(tab.page, readView)
    await tab.page.evaluate(() => document.body.setAttribute('data-not-reloaded', 'yes'))
  })

  // One that failed leaves nothing wrong for the next.
  afterEach(() => arena.heal([tab]))

  afterAll(() => arena?.stop())

  /** What the player saw, in order. */
  async function follow(name: string): Promise<string[]> {
    const saw: string[] = []
    let at = (await views.count()) - 1
    for (const step of faults.find((fault) => fault.name === name)?.steps ?? []) {
      // What was said before something happened does not count; what follows by itself may come at once.
      if (step.cause !== undefined) at = (await views.count()) - 1
      await step.cause?.()
      at += await seen(step, at)
      saw.push(step.name)
    }
    return saw
  }

  /** Waits until the page has said all that belongs to a step in one view, and gives its number among those from `first` on. */
  async function seen(step: FaultStep, first: number): Promise<number> {
    const found = (said: readonly string[]): number => said.findIndex((view) => fits(view, step))
    const said = await until(
      () => views.from(first),
      (all) => found(all) !== -1,
    )
    // What came last stays in sight, only paler.
    expect(await colourSpread(tab.page, await tab.page.screenshot())).toBeGreaterThan(100)
    return found(said)
  }

  it('is told that the world is stale, then of each attempt, while the server stands still', async () => {
    expect(await follow('server-stopped')).toEqual(['live', 'stale', 'reconnecting', 'back'])
  })

  it('is told of each attempt after the server was killed, and that the world is a new one', async () => {
    expect(await follow('server-killed')).toEqual(['live', 'reconnecting', 'back'])
  })

  it('is told why the connection was lost, and what came back with it', async () => {
    expect(await follow('connection-cut')).toEqual(['live', 'reconnecting', 'back'])
  })

  it('is told for how long nothing came when all comes later, and how late it comes', async () => {
    expect(await follow('network-delayed')).toEqual(['live', 'stale', 'slow', 'back'])
  })

  it('is told for how long nothing came when little comes', async () => {
    expect(await follow('network-throttled')).toEqual(['live', 'stale', 'back'])
  })

  it('is told that there is no network, and is back as soon as there is one', async () => {
    expect(await follow('page-offline')).toEqual(['live', 'offline', 'back'])
  })

  it('can press Try again, which nothing covers, and reads no less in a smaller window', async () => {
    arena.network.isDown = true
    arena.network.cut()
    await until(() => textOf(tab.connection), /^Reconnecting try \d+/)
    expect(await checkAccessibility(tab.page)).toEqual([])
    const retry = tab.page.getByRole('button', { name: 'Try again' })
    for (const width of [640, 800, 1_440]) {
      await tab.page.setViewportSize({ width, height: 600 })
      await retry.click({ trial: true })
    }
    // Attempts become rare: none would be made for seconds.
    await until(() => textOf(tab.connection), /try [4-9] in [1-9][\d.]* s/)
    arena.network.isDown = false
    await retry.click()
    await until(() => textOf(tab.connection), /^(Resumed|Live|Back) /)
  })

  it('never saw the page reload, nor throw', async () => {
    expect(await tab.page.locator('body').getAttribute('data-not-reloaded')).toBe('yes')
    expect(tab.errors).toEqual([])
  })
})
