import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from './find-browser.ts'

/** Chromium's sandbox needs rights that containers and root do not have; the pages are our own. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Two tabs side by side: the one in the background must go on as the one in front.
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
]

/** Where the browser is that tests run in; undefined, said loudly, when there is none. */
export function requireBrowser(): string | undefined {
  const path = findBrowser()
  if (path !== undefined) return path
  const named = process.env['CHROME_PATH']
  const advice =
    named === undefined || named === ''
      ? 'no Chromium or Chrome was found: install one (Debian: apt-get install chromium), or name it in CHROME_PATH'
      : `CHROME_PATH names ${named}, which is no program: correct it, or unset it to have the PATH searched`
  if (process.env['REQUIRE_BROWSER'] !== undefined) throw new Error(advice)
  console.warn(`\n*** BROWSER TESTS SKIPPED: ${advice} ***\n`)
  return undefined
}

export function launchBrowser(
  executablePath: string,
  moreFlags: readonly string[] = [],
): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: [...FLAGS, ...moreFlags] })
}
