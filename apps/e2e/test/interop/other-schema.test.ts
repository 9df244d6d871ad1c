import { World, defineSchema, string } from '@tx2-link/core'
import { arenaSchema } from '@tx2-link/arena/schema'
import { type ServedWorld, serve } from '@tx2-link/server'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkAccessibility } from '../../src/accessibility.ts'
import { type ArenaProcess, startArenaOver } from '../../src/arena-process.ts'
import { FIRST_PAGE_MS, textOf } from '../../src/arena-tab.ts'
import { launchBrowser, requireBrowser } from '../../src/browser.ts'
import { until } from '../../src/until.ts'

const browserPath = requireBrowser()

/** A game of the next release, in which a fighter is something else. */
const nextSchema = defineSchema({ ...arenaSchema.definition, Fighter: { rank: string } })

describe.skipIf(browserPath === undefined)('the arena on a server of another release', () => {
  let browser: Browser
  let server: ServedWorld<typeof nextSchema>
  let arena: Pick<ArenaProcess, 'url' | 'stop'>

  beforeAll(async () => {
    server = await serve(new World(nextSchema), { port: 0, sync: { schemaVersion: 2 } })
    arena = await startArenaOver(server.url ?? '')
    browser = await launchBrowser(browserPath ?? '')
  })

  afterAll(async () => {
    await browser?.close()
    await arena?.stop()
    await server?.close()
  })

  it('says which component and field do not fit, and in which versions', async () => {
    const page = await browser.newPage()
    await page.goto(arena.url, { timeout: FIRST_PAGE_MS })
    const notice = page.locator('.waiting-notice')
    const words = await until(() => textOf(notice), /Fighter/)
    expect(words).toMatch(/Fighter\.\w+ is required and missing \(version \d+ here, \d+ there\)/)
    expect(await checkAccessibility(page)).toEqual([])
    await notice.getByRole('button', { name: 'Try again' }).click()
    await until(() => textOf(notice), /Fighter/)
  })
})
