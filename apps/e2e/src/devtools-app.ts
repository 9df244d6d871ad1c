import type { Browser } from 'playwright-core'
import { type ArenaProcess, startArena } from './arena-process.ts'
import { launchBrowser } from './browser.ts'

/** The arena in development, and a browser to open it in. */
export interface DevtoolsApp {
  readonly arena: ArenaProcess
  readonly browser: Browser
  stop(): Promise<void>
}

/** Few bots, so that the page has time for what is tested. */
export async function startDevtools(browserPath: string): Promise<DevtoolsApp> {
  const [arena, browser] = await Promise.all([
    startArena(['--seed', '7', '--bots', '12']),
    launchBrowser(browserPath),
  ])
  return {
    arena,
    browser,
    stop: async () => {
      await Promise.all([browser.close(), arena.stop()])
    },
  }
}
