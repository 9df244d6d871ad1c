import type { Browser, Locator, Page } from 'playwright-core'
import { PATIENCE_MS, until } from './until.ts'

/** The arena in a page of its own, and what it says of itself. */
export interface ArenaTab {
  readonly page: Page
  /** What the page threw and nobody caught. */
  readonly errors: readonly string[]
  readonly connection: Locator
  summary(): Promise<Summary>
}

/** The world in words, as the page tells it to who cannot see it. */
interface Summary {
  readonly fighters: number
  /** Where the own fighter is, as `x, y`. */
  readonly at: string | undefined
  /** The other players by name, and where they are, as `x, y`. */
  readonly players: ReadonlyMap<string, string>
}

export interface TabOptions {
  readonly url: string
  /** `?name=X` plays at once, `?watch` watches. */
  readonly query?: string
  readonly width?: number
  readonly height?: number
}

/** From its sources a page is made when it is first asked for, on machines that do other things too. */
export const FIRST_PAGE_MS = 180_000

/** Opens the arena and waits until it shows a live world. */
export async function openArenaTab(browser: Browser, options: TabOptions): Promise<ArenaTab> {
  const { url, query = '', width = 1440, height = 900 } = options
  return loadArena(await browser.newPage({ viewport: { width, height } }), `${url}${query}`)
}

/** The same in a page that is there already. */
export async function loadArena(page: Page, url: string): Promise<ArenaTab> {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.setDefaultTimeout(PATIENCE_MS)
  await page.goto(url, { timeout: FIRST_PAGE_MS })
  const connection = page.getByTestId('connection')
  await until(() => textOf(connection), /Live/)
  return { page, errors, connection, summary: () => readSummary(page) }
}

export async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? ''
}

async function readSummary(page: Page): Promise<Summary> {
  const text = await textOf(page.getByTestId('world-summary'))
  const [, players = ''] = /players: (.*)$/.exec(text) ?? []
  return {
    fighters: Number(/([\d,]+) fighter/.exec(text)?.[1]?.replaceAll(',', '') ?? 0),
    at: /you are at (\d+, \d+)/.exec(text)?.[1],
    players: new Map(
      [...players.matchAll(/(.+?) at (\d+, \d+)(?:; |$)/g)].map(([, name = '', at = '']) => [
        name,
        at,
      ]),
    ),
  }
}
