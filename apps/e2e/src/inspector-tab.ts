import type { Locator, Page } from 'playwright-core'
import type { InspectorApp } from './inspector-app.ts'
import { PATIENCE_MS, steady, until } from './until.ts'

export interface InspectorTabOptions {
  /** `?story=id&args=…` or `?live=…`. */
  readonly query?: string
  readonly width?: number
  readonly height?: number
}

/** The inspector in a page of its own, and what a person sees and presses there. */
export class InspectorTab {
  readonly page: Page
  /** What the page threw and nobody caught. */
  readonly errors: readonly string[]
  readonly #url: string

  private constructor(page: Page, url: string, errors: readonly string[]) {
    this.page = page
    this.#url = url
    this.errors = errors
  }

  static async open(app: InspectorApp, options: InspectorTabOptions = {}): Promise<InspectorTab> {
    const { query = '', width = 1440, height = 900 } = options
    const context = await app.browser.newContext({
      viewport: { width, height },
      colorScheme: 'light',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    const errors: string[] = []
    page.on('pageerror', (error) => errors.push(error.message))
    const tab = new InspectorTab(page, app.url, errors)
    await tab.goTo(query)
    return tab
  }

  async goTo(query: string): Promise<void> {
    await this.page.goto(`${this.#url}${query}`)
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }

  /** The query of the page's address, decoded. */
  get query(): string {
    return decodeURIComponent(new URL(this.page.url()).search)
  }

  get tree(): Locator {
    return this.page.getByRole('tree', { name: 'Stories' })
  }

  get rows(): Locator {
    return this.tree.getByRole('treeitem')
  }

  row(title: string): Locator {
    return this.rows.filter({ hasText: title })
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 })
  }

  /** By its whole name, or a pattern of it. */
  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** What one client shows, with its head and its distance from the truth. */
  client(name: 'A' | 'B'): Locator {
    return this.page.getByRole('region', { name: `Client ${name}` })
  }

  canvas(name: 'A' | 'B'): Locator {
    return this.page.getByLabel(`World of client ${name}`)
  }

  get panel(): Locator {
    return this.page.getByRole('region', { name: 'tx2-link devtools' })
  }

  /** The end of a link that the panel shows. */
  get source(): Locator {
    return this.panel.getByRole('button', { name: /^Source/ })
  }

  expectation(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name })
  }

  /** Virtual time as shown, in ms; NaN while the page is on its way to another moment. */
  async clock(): Promise<number> {
    const text = (await this.page.getByTitle('Virtual time', { exact: true }).textContent()) ?? ''
    return Math.round(Number(/^([\d.]+) s$/.exec(text)?.[1]) * 1_000)
  }

  /** Pauses and gives the moment at which it stands; figures are read four times a second. */
  async pause(): Promise<number> {
    await this.button('Pause').click()
    return this.standingClock()
  }

  /** The clock once it shows the same for longer than figures take to change. */
  standingClock(): Promise<number> {
    return steady(() =>
      until(
        () => this.clock(),
        (ms) => !Number.isNaN(ms),
      ),
    )
  }

  /** Plays the story from its beginning as fast as the slider goes, and waits for its end. */
  async playToTheEnd(): Promise<void> {
    const speed = this.page.getByRole('slider', { name: 'Speed' })
    await speed.press('End')
    // Whether it plays already or is about to: this begins it again, and plays.
    await speed.press('r')
    const said = this.page.getByRole('status')
    await until(async () => (await said.allTextContents()).join(), /(?:passed|failed|broke):/)
    await this.button(/^Play$/).waitFor()
  }

  /** How a client is on its network, in words; and what is over its world while it is not live. */
  async clientText(name: 'A' | 'B'): Promise<string> {
    return (await this.client(name).textContent()) ?? ''
  }

  /** What stands beside the selected entity in a client's world. */
  async selection(name: 'A' | 'B'): Promise<string> {
    const id = await this.canvas(name).getAttribute('aria-describedby')
    return (await this.page.locator(`[id="${id}"]`).textContent()) ?? ''
  }
}
