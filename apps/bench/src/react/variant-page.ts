import type { Browser } from 'playwright-core'
import type { Tick } from '../../pages/react/measure-tick.ts'
import type { VariantName } from '../../pages/react/variants.ts'
import { openPage } from '../open-page.ts'

/** A world and the components that show some of it. */
export interface Mounting {
  readonly entities: number
  readonly mounted: number
}

/** What changes in each tick. */
export interface Load {
  readonly changed: number
  /** Whether components show what changes; all of it or none. */
  readonly isShown: boolean
}

/** A page with the components of one variant in it. */
export interface VariantPage {
  readonly variant: VariantName
  run(load: Load, ticks: number): Promise<readonly Tick[]>
  close(): Promise<void>
}

export async function mountVariant(
  browser: Browser,
  url: string,
  variant: VariantName,
  mounting: Mounting,
): Promise<VariantPage> {
  const { page } = await openPage(browser, `${url}#updates`, 'updatePage')
  await page.evaluate((options) => updatePage.mount(options), { variant, ...mounting })
  return {
    variant,
    run: (load, ticks) => page.evaluate((options) => updatePage.run(options), { ticks, ...load }),
    close: () => page.close(),
  }
}
