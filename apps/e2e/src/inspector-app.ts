import type { Browser } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { LineWatcher } from './line-watcher.ts'
import { end, runScript } from './node-process.ts'

/** A production build of the inspector, served, and a browser to open it in. */
export interface InspectorApp {
  readonly url: string
  readonly browser: Browser
  stop(): Promise<void>
}

export async function startInspector(browserPath: string): Promise<InspectorApp> {
  const server = runScript('apps/e2e/src/serve-inspector.ts')
  const [browser, [, url]] = await Promise.all([
    launchBrowser(browserPath),
    new LineWatcher(server).seen(/The inspector is at (http:\S+)/),
  ])
  return {
    url: url ?? '',
    browser,
    stop: async () => {
      await Promise.all([browser.close(), end(server)])
    },
  }
}
