// Takes the panel in every state, docked and full, at several sizes, to be looked at beside the design.
import { requireBrowser } from './browser.ts'
import { textOf } from './arena-tab.ts'
import { type DevtoolsApp, startDevtools } from './devtools-app.ts'
import { boxOf } from './box-of.ts'
import { DevtoolsTab } from './devtools-tab.ts'
import { isPictureWanted, pictureSizes, takePicture } from './picture-book.ts'
import { until } from './until.ts'

interface Picture {
  readonly name: string
  /** Brings the panel to the state that is taken. */
  readonly arrange: (tab: DevtoolsTab) => Promise<void>
  /** At all sizes, and not at the first two alone. */
  readonly isEverySize?: boolean
}

await main()

async function main(): Promise<void> {
  const browserPath = requireBrowser()
  if (browserPath === undefined) return
  const app = await startDevtools(browserPath)
  try {
    for (const picture of pictures(app)) {
      if (isPictureWanted(picture.name)) await take(app, picture)
    }
  } finally {
    await app.stop()
  }
}

function pictures({ arena }: DevtoolsApp): Picture[] {
  return [
    { name: 'live', arrange: (tab) => keep(tab, 250), isEverySize: true },
    { name: 'message', arrange: selectField, isEverySize: true },
    {
      name: 'filtered',
      arrange: async (tab) => {
        await keep(tab, 150)
        await tab.filter.fill('bytes > 300 or type in {ack, ping}')
        await selectField(tab)
      },
    },
    {
      name: 'wrong-filter',
      arrange: async (tab) => {
        await keep(tab, 60)
        await tab.filter.pressSequentially('component == "Position" and fiel')
      },
    },
    {
      name: 'brushed',
      arrange: async (tab) => {
        await keep(tab, 250)
        const { x, y, width } = await boxOf(tab.overview.locator('.brush-area'))
        await tab.drag([x + width - 120, y + 12], [x + width - 40, y + 16])
      },
    },
    {
      name: 'chart',
      arrange: async (tab) => {
        await selectField(tab)
        await tab.button('Delta bytes over time').click()
      },
    },
    {
      name: 'paused',
      arrange: async (tab) => {
        await keep(tab, 120)
        await tab.record(false)
        await tab.page.waitForTimeout(2_000)
      },
    },
    {
      name: 'empty',
      arrange: async (tab) => {
        await tab.record(false)
        await tab.button('Clear').click()
      },
    },
    { name: 'world', arrange: selectEntity, isEverySize: true },
    {
      name: 'world-then',
      arrange: async (tab) => {
        await selectEntity(tab)
        await tab.tab('Messages').click()
        await tab.selectNewest('delta')
        await tab.page.waitForTimeout(1_500)
        await tab.tab('World').click()
      },
    },
    {
      name: 'limits',
      arrange: async (tab) => {
        await keep(tab, 120)
        await tab.tab('Limits').click()
      },
      isEverySize: true,
    },
    {
      name: 'starved-limits',
      arrange: async (tab) => {
        await starve(tab)
        const bytes = tab.panel.getByRole('textbox', { name: 'maxBytesPerSecond' })
        await bytes.fill('24 kB')
      },
    },
    {
      name: 'starved-messages',
      arrange: async (tab) => {
        await starve(tab)
        await tab.tab('Messages').click()
        await until(
          () => tab.list.getByText('waits').count(),
          (count) => count > 0,
        )
      },
    },
    {
      name: 'keys',
      arrange: async (tab) => {
        await tab.button('Settings').focus()
        await tab.page.keyboard.press('?')
      },
    },
    {
      name: 'totals',
      arrange: async (tab) => tab.status.getByRole('button', { name: /^Totals/ }).click(),
    },
    {
      name: 'server-totals',
      arrange: async (tab) => {
        await pickServer(tab)
        await keep(tab, 60)
        await tab.status.getByRole('button', { name: /^Totals/ }).click()
        await tab.panel.getByRole('table', { name: /all clients/ }).waitFor()
      },
    },
    {
      name: 'alerts',
      arrange: async (tab) => {
        await keep(tab, 60)
        await arena.killGame()
        await tab.list.getByText('Link lost').first().waitFor()
        await arena.bringGameBack()
        await until(() => textOf(tab.page.getByTestId('connection')), /^(Back|Live)/)
        await keep(tab, 120)
        await tab.status.getByRole('button', { name: /^Alerts/ }).click()
      },
    },
    {
      name: 'lost',
      arrange: async (tab) => {
        await keep(tab, 120)
        await arena.killGame()
        await tab.list.getByText('Link lost').first().waitFor()
        await tab.page.waitForTimeout(2_500)
      },
    },
  ]
}

async function take(app: DevtoolsApp, picture: Picture): Promise<void> {
  const { name, arrange, isEverySize = false } = picture
  for (const [width, height] of pictureSizes(isEverySize)) {
    const tab = await DevtoolsTab.open(app, { width, height })
    await tab.show()
    await arrange(tab)
    for (const place of ['docked', 'full']) {
      // The list of keys lies over the button.
      if (place === 'full') await tab.button('Fill the page').click({ force: true })
      await takePicture(tab.page, `panel-${name}-${place}-${width}`)
    }
    await tab.close()
    if (name === 'lost') await app.arena.bringGameBack()
  }
}

async function keep(tab: DevtoolsTab, count: number): Promise<void> {
  await until(
    () => tab.kept(),
    (kept) => kept >= count,
  )
}

async function selectField(tab: DevtoolsTab): Promise<void> {
  await keep(tab, 200)
  await tab.selectNewest('delta')
  for (let step = 0; step < 8; step += 1) await tab.page.keyboard.press('Control+ArrowUp')
  while (!(await tab.selected()).startsWith('delta')) {
    await tab.page.keyboard.press('Control+ArrowUp')
  }
  const field = tab.panel.getByRole('treeitem').filter({ hasText: /^yf32/ })
  if ((await field.count()) > 0) await field.first().click()
  await tab.page.mouse.move(5, 5)
}

async function selectEntity(tab: DevtoolsTab): Promise<void> {
  await keep(tab, 60)
  await tab.tab('World').click()
  const search = tab.panel.getByRole('searchbox', { name: 'Search entities' })
  await search.fill('Fighter and Health.current > 0')
  await search.press('Enter')
  await tab.page.waitForTimeout(1_000)
}

/** Turns the server's limit for this page down, and waits until something is held back. */
async function starve(tab: DevtoolsTab): Promise<void> {
  await pickServer(tab)
  await tab.tab('Limits').click()
  await keep(tab, 60)
  await tab.panel.getByRole('textbox', { name: 'maxMessagesPerSecond' }).fill('12')
  await tab.button(/^Apply/).click()
  await tab.page.waitForTimeout(6_000)
}

/** The server's end of the newest page's link. */
async function pickServer(tab: DevtoolsTab): Promise<void> {
  await tab.button(/^Source/).press('ArrowDown')
  await tab.page.keyboard.press('End')
  await tab.page.keyboard.press('Enter')
}
