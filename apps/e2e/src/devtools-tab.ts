import type { Locator, Page } from 'playwright-core'
import { loadArena, textOf } from './arena-tab.ts'
import type { DevtoolsApp } from './devtools-app.ts'
import { until } from './until.ts'

export interface DevtoolsTabOptions {
  readonly width?: number
  readonly height?: number
  /** Told how to put bytes between those that the game's server sends. */
  readonly onSocket?: (inject: (bytes: Buffer) => void) => void
  /** Whether the server has lost the panel's code, as after a deployment. */
  readonly isChunkMissing?: boolean
}

/** The panel's code, which is loaded when it is opened. */
const CHUNK = /\/docked-panel\b/

/** The arena with its devtools in a page of its own, and what a person sees and presses there. */
export class DevtoolsTab {
  readonly page: Page
  /** What the page threw and nobody caught. */
  readonly errors: readonly string[]
  readonly panel: Locator
  readonly list: Locator
  readonly filter: Locator
  readonly status: Locator
  readonly overview: Locator

  private constructor(page: Page, errors: readonly string[]) {
    this.page = page
    this.errors = errors
    this.panel = page.getByRole('region', { name: 'tx2-link devtools' })
    this.list = this.panel.getByRole('grid', { name: 'Messages, newest last' })
    this.filter = this.panel.getByRole('combobox', { name: 'Filter messages' })
    this.status = this.panel.getByRole('group', { name: 'Status' })
    this.overview = this.panel.getByRole('region', { name: 'Overview' })
  }

  static async open(app: DevtoolsApp, options: DevtoolsTabOptions = {}): Promise<DevtoolsTab> {
    const { width = 1440, height = 900, onSocket, isChunkMissing = false } = options
    const context = await app.browser.newContext({
      viewport: { width, height },
      colorScheme: 'dark',
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const page = await context.newPage()
    if (onSocket !== undefined) {
      await page.routeWebSocket(/\/link$/, (socket) => {
        socket.connectToServer()
        onSocket((bytes) => socket.send(bytes))
      })
    }
    if (isChunkMissing) await page.route(CHUNK, (route) => route.abort())
    const { errors } = await loadArena(page, `${app.arena.url}?name=Ada`)
    return new DevtoolsTab(page, errors)
  }

  async chunkIsBack(): Promise<void> {
    await this.page.unroute(CHUNK)
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }

  /** Opens the panel by its key, unless it is open. */
  async show(): Promise<void> {
    if ((await this.panel.count()) === 0) await this.page.keyboard.press('Control+Backquote')
    await this.panel.waitFor()
  }

  button(name: string | RegExp): Locator {
    return this.panel.getByRole('button', { name, exact: true })
  }

  tab(name: string): Locator {
    return this.panel.getByRole('tab', { name })
  }

  /** As it is at first: everything shown, nothing selected, recording and following. */
  async settle(): Promise<void> {
    await this.show()
    // Whatever is open over it.
    for (let count = 0; count < 2; count += 1) await this.page.keyboard.press('Escape')
    await this.tab('Messages').click()
    await this.filter.fill('')
    await this.record(true)
    for (const name of ['Show sent', 'Show received']) {
      if (!(await isPressed(this.button(name)))) await this.button(name).click()
    }
    await this.rest()
  }

  /** Selects nothing, brushes nothing and follows, with the focus where keys do what they do anywhere. */
  async rest(): Promise<void> {
    await this.button('Settings').focus()
    for (let count = 0; count < 2; count += 1) await this.page.keyboard.press('Escape')
    await this.page.keyboard.press('End')
  }

  async record(isOn: boolean): Promise<void> {
    if ((await isPressed(this.button('Record'))) !== isOn) await this.button('Record').click()
  }

  /** Records until so many messages are kept, and pauses: what is shown stands still then. */
  async recordThenPause(count: number): Promise<void> {
    await this.settle()
    await this.button('Clear').click()
    await until(
      () => this.kept(),
      (kept) => kept >= count,
    )
    await this.record(false)
  }

  /** Messages that are kept, as the status bar says. */
  async kept(): Promise<number> {
    return numberIn(await textOf(this.status), /([\d,]+)\s*kept/)
  }

  /** The count that the status bar or the filter gives of what is shown. */
  async shown(): Promise<number> {
    return numberIn(await textOf(this.status), /([\d,]+)\s*shown/)
  }

  /** The texts of a column, for the messages in view. */
  async column(title: string): Promise<string[]> {
    return this.list.evaluate((grid, wanted) => {
      const heads = [...grid.querySelectorAll('[role=columnheader]')]
      const at = heads.findIndex((head) => head.getAttribute('title') === wanted)
      const view = grid.getBoundingClientRect()
      return [...grid.querySelectorAll('.list-row')]
        .filter((row) => {
          const { top, bottom } = row.getBoundingClientRect()
          return top >= view.top + 24 && bottom <= view.bottom + 1
        })
        .sort((one, other) => one.getBoundingClientRect().top - other.getBoundingClientRect().top)
        .map((row) => row.children[at]?.textContent ?? '')
    }, title)
  }

  /** A message in view by its place from the top; waits until the list stands still. */
  row(text: string | RegExp): Locator {
    return this.list.locator('.list-row').filter({ hasText: text })
  }

  get selectedRow(): Locator {
    return this.list.locator('[aria-selected=true]')
  }

  /** What the selected message is: `delta 18,188`; empty while none is. */
  async selected(): Promise<string> {
    const title = this.panel.getByRole('region', { name: 'Message', exact: true }).locator('h2')
    return (await title.allTextContents()).join()
  }

  /** Selects the newest message of a kind that is shown. */
  async selectNewest(type: string): Promise<void> {
    await this.tab('Messages').focus()
    await this.page.keyboard.press('Control+ArrowUp')
    for (let count = 0; count < 60; count += 1) {
      if ((await this.selected()).startsWith(type)) return
      await this.page.keyboard.press('Control+ArrowUp')
    }
    throw new Error(`no ${type} among the newest messages`)
  }

  async drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    await this.page.mouse.move(...from)
    await this.page.mouse.down()
    await this.page.mouse.move(...to, { steps: 4 })
    await this.page.mouse.up()
  }
}

export async function isPressed(button: Locator): Promise<boolean> {
  return (await button.getAttribute('aria-pressed')) === 'true'
}

/** A number as it is written, such as `18,188`; NaN where there is none. */
export function numberIn(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1]?.replaceAll(',', ''))
}
