import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requireBrowser } from '../src/browser.ts'
import { type DevtoolsApp, startDevtools } from '../src/devtools-app.ts'
import { DevtoolsTab } from '../src/devtools-tab.ts'
import { isThorough } from '../src/thorough.ts'
import { accessibilityTests } from './devtools/accessibility.ts'
import { chartTests } from './devtools/chart.ts'
import { detailTests } from './devtools/detail.ts'
import { failureTests } from './devtools/failures.ts'
import { filterTests } from './devtools/filter.ts'
import { limitsTests } from './devtools/limits.ts'
import { listTests } from './devtools/list.ts'
import { serverSourceTests } from './devtools/server-source.ts'
import { shellTests } from './devtools/shell.ts'
import { stripTests } from './devtools/strip.ts'
import { worldTests } from './devtools/world.ts'

const browserPath = requireBrowser()

// One arena, one browser and mostly one page for all of them.
describe.skipIf(browserPath === undefined)('the devtools docked in the arena', () => {
  let running: DevtoolsApp
  let opened: DevtoolsTab
  const app = (): DevtoolsApp => running
  const tab = (): DevtoolsTab => opened

  beforeAll(async () => {
    running = await startDevtools(browserPath ?? '')
    opened = await DevtoolsTab.open(running)
  })

  afterAll(() => running?.stop())

  filterTests(tab)
  listTests(tab)
  if (isThorough) {
    detailTests(tab)
    limitsTests(tab)
    shellTests(tab)
    stripTests(tab)
    chartTests(tab)
    worldTests(tab)
    serverSourceTests(tab)
    accessibilityTests(app, tab)
    failureTests(app)
  }

  it('threw nothing that nobody caught, in all of this', () => {
    expect(opened.errors).toEqual([])
  })
})
