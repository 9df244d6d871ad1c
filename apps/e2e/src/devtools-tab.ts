import type { Locator, Page } from 'playwright-core'
import { loadArena, textOf } from './arena-tab.ts'
import type { DevtoolsApp } from './devtools-app.ts'
import { steady, until } from './until.ts'

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

/** What stands still while messages come. */
const FIXED_PARTS =
  '[role=tablist], [role=tabpanel], [role=search], [role=grid], [role=columnheader], [role=separator]'

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
      timezoneId: zoneAtNoon(new Date()),
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

  /**
   * Selects nothing, brushes nothing and follows, with the focus where keys do what they do anywhere;
   * what is not recorded stands still then.
   */
  async rest(): Promise<void> {
    await this.button('Settings').focus()
    for (let count = 0; count < 2; count += 1) await this.page.keyboard.press('Escape')
    await this.page.keyboard.press('End')
    await until(
      () => isPressed(this.button(/^(?:Live|Stale)/)),
      (isLive) => isLive,
    )
    if (!(await isPressed(this.button('Record')))) await this.stands()
  }

  /** Records, or pauses and waits until what is shown stands still. */
  async record(isOn: boolean): Promise<void> {
    const button = this.button('Record')
    if ((await isPressed(button)) !== isOn) await button.click()
    await until(
      () => isPressed(button),
      (isPressedNow) => isPressedNow === isOn,
    )
    if (!isOn) await this.stands()
  }

  /** Records until so many messages are kept, and pauses. */
  async recordThenPause(count: number): Promise<void> {
    await this.settle()
    await this.button('Clear').click()
    await until(
      () => this.kept(),
      (kept) => kept >= count,
    )
    await this.record(false)
  }

  /**
   * Waits until the list stands still: its rows, what they say, where they are, and how many there are.
   * It shows what came a while later, and the filter judges in slices.
   */
  async stands(): Promise<void> {
    await steady(() =>
      this.list.evaluate((grid) => {
        const { x, y, width, height } = grid.getBoundingClientRect()
        return `${[x, y, width, height, grid.scrollTop].join(' ')} ${grid.outerHTML}`
      }),
    )
  }

  /** Lets the page draw so many times: what it does about the pointer comes with the next frame. */
  async frames(count: number): Promise<void> {
    await this.page.evaluate(async (wanted) => {
      for (let drawn = 0; drawn < wanted; drawn += 1) {
        await new Promise((resolve) => {
          requestAnimationFrame(resolve)
        })
      }
    }, count)
  }

  /** Makes the page as large, and waits until the panel has its place in it. */
  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height })
    await steady(() =>
      this.panel.evaluate(
        (panel, parts) =>
          [panel, ...panel.querySelectorAll(parts)].map((part) => {
            const { x, y, width, height } = part.getBoundingClientRect()
            return [x, y, width, height].map(Math.round).join(' ')
          }),
        FIXED_PARTS,
      ),
    )
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

  /** The topmost message of a kind that is wholly in view, found again by its number wherever it is by then. */
  async inView(type: string): Promise<{ readonly row: Locator; readonly sequence: string }> {
    const found = await this.list.evaluate((grid, wanted) => {
      const heads = [...grid.querySelectorAll('[role=columnheader]')]
      const placeOf = (title: RegExp): number =>
        heads.findIndex((head) => title.test(head.getAttribute('title') ?? ''))
      const [sequenceAt, typeAt] = [placeOf(/^Sequence number/), placeOf(/^Type$/)]
      const view = grid.getBoundingClientRect()
      const [first] = [...grid.querySelectorAll('.list-row')]
        .map((row) => ({ row, box: row.getBoundingClientRect() }))
        .filter(({ box }) => box.top >= view.top + 24 && box.bottom <= view.bottom)
        .filter(({ row }) => row.children[typeAt]?.textContent === wanted)
        .sort((one, other) => one.box.top - other.box.top)
      return { id: first?.row.id, sequence: first?.row.children[sequenceAt]?.textContent ?? '' }
    }, type)
    if (found.id === undefined) throw new Error(`no ${type} is in view`)
    return { row: this.list.locator(`[id="${found.id}"]`), sequence: found.sequence }
  }

  get selectedRow(): Locator {
    return this.list.locator('[aria-selected=true]')
  }

  /** What the selected message is: `delta 18,188`; empty while none is. */
  async selected(): Promise<string> {
    const title = this.panel.getByRole('region', { name: 'Message', exact: true }).locator('h2')
    return (await title.allTextContents()).join()
  }

  /** What the selected message builds on and what acknowledged it. */
  get facts(): Locator {
    return this.panel.locator('.detail-facts')
  }

  /** Selects the newest message of a kind that is shown. */
  selectNewest(type: string): Promise<void> {
    return this.#selectNewest(async () => (await this.selected()).startsWith(type), type)
  }

  /** Selects the newest delta whose baseline and ack are kept as well: that of the newest one has yet to come. */
  selectAcknowledged(): Promise<void> {
    return this.#selectNewest(
      async () =>
        (await this.selected()).startsWith('delta') &&
        /Baseline[\d,]+\s*Ack\d/.test(await textOf(this.facts)),
      'acknowledged delta',
    )
  }

  async #selectNewest(isWanted: () => Promise<boolean>, what: string): Promise<void> {
    await this.tab('Messages').focus()
    for (let count = 0; count < 120; count += 1) {
      await this.page.keyboard.press('Control+ArrowUp')
      if (await isWanted()) return
    }
    throw new Error(`no ${what} among the newest messages`)
  }

  async drag(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    await this.page.mouse.move(...from)
    await this.page.mouse.down()
    await this.page.mouse.move(...to, { steps: 4 })
    await this.page.mouse.up()
  }
}

/** Where it is about noon: times of day that are compared begin again at midnight. */
function zoneAtNoon(now: Date): string {
  // West of Greenwich these names count up.
  const hoursWest = now.getUTCHours() - 12
  return hoursWest === 0 ? 'Etc/GMT' : `Etc/GMT${hoursWest > 0 ? '+' : ''}${hoursWest}`
}

export async function isPressed(button: Locator): Promise<boolean> {
  return (await button.getAttribute('aria-pressed')) === 'true'
}

/** A number as it is written, such as `18,188`; NaN where there is none. */
export function numberIn(text: string, pattern: RegExp): number {
  return Number(pattern.exec(text)?.[1]?.replaceAll(',', ''))
}
