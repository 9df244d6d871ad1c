import type { Locator } from 'playwright-core'
import { PATIENCE_MS } from './until.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where it stands, in pixels; waits while it is not there, as between the old and the new of a page that begins again. */
export async function boxOf(locator: Locator): Promise<Box> {
  const giveUpAt = Date.now() + PATIENCE_MS
  for (;;) {
    await locator.waitFor({ timeout: PATIENCE_MS })
    const box = await locator.boundingBox()
    if (box !== null) return box
    if (Date.now() > giveUpAt) throw new Error('it is not to be seen')
  }
}
