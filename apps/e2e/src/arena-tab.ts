import type { Browser, Locator, Page } from 'playwright-core'
import { until } from './until.ts'
import { type WireTap, tapWire } from './wire-tap.ts'

/** The arena in a page of its own, and what it says of itself. */
export interface ArenaTab {
  readonly page: Page
  readonly wire: WireTap
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
  /** The other players and where they are. */
  readonly players: string
}

export interface TabOptions {
  readonly url: string
  /** `?name=X` plays at once, `?watch` watches. */
  readonly query?: string
  readonly width?: number
  readonly height?: number
}

/** Opens the arena and waits until it shows a live world. */
export async function openArenaTab(browser: Browser, options: TabOptions): Promise<ArenaTab> {
  const { url, query = '', width = 1440, height = 900 } = options
  const page = await browser.newPage({ viewport: { width, height } })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  const wire = tapWire(page)
  await page.goto(`${url}${query}`)
  const connection = page.getByTestId('connection')
  await until(() => textOf(connection), /Live/)
  return { page, wire, errors, connection, summary: () => readSummary(page) }
}

export async function textOf(locator: Locator): Promise<string> {
  return (await locator.textContent()) ?? ''
}

async function readSummary(page: Page): Promise<Summary> {
  const text = await textOf(page.getByTestId('world-summary'))
  return {
    fighters: Number(/([\d,]+) fighter/.exec(text)?.[1]?.replaceAll(',', '') ?? 0),
    at: /you are at (\d+, \d+)/.exec(text)?.[1],
    players: /players: (.*)$/.exec(text)?.[1] ?? '',
  }
}
