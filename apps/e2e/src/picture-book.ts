import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { repository } from './node-process.ts'

const SIZES = [
  [1440, 900],
  [800, 600],
  [1180, 800],
  [2560, 1300],
] as const

/** Pictures of one state are taken at all sizes, or at the first two alone. */
export function pictureSizes(isEverySize: boolean): readonly (readonly [number, number])[] {
  return isEverySize ? SIZES : SIZES.slice(0, 2)
}

/** Whether a picture is asked for: all whose names have the first argument in them, all without one. */
export function isPictureWanted(name: string): boolean {
  return name.includes(process.argv[2] ?? '')
}

/** Takes what a page shows, light and dark, into `pictures/`. */
export async function takePicture(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await keepPicture(page, `${name}-${colorScheme}`)
  }
}

/** Takes what a page shows as it is. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = join(repository, 'apps/e2e/pictures')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  // Without a graphics card the largest ones take long.
  await page.screenshot({ path, animations: 'disabled', timeout: 120_000 })
  process.stdout.write(`${path}\n`)
}
