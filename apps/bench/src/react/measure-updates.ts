import type { Browser } from 'playwright-core'
import type { Tick } from '../../pages/react/measure-tick.ts'
import type { VariantName } from '../../pages/react/variants.ts'
import { median } from '../median.ts'
import { takeTurns, type TurnPlan } from './take-turns.ts'
import { type Load, type Mounting, mountVariant, type VariantPage } from './variant-page.ts'

export interface UpdatePlan extends TurnPlan {
  readonly variants: readonly VariantName[]
  readonly mountings: readonly (Mounting & { readonly loads: readonly Load[] })[]
}

/** What one variant did with one load. */
export interface UpdateRow {
  readonly variant: VariantName
  readonly mounted: number
  readonly changed: number
  /** Of those changed. */
  readonly shown: number
  /** Components that rendered in a tick; if not in all ticks as many, the number farthest from `shown`. */
  readonly renders: number
  /** From update to commit, in ms: the median of the repetitions, each of which is the median of its ticks. */
  readonly cpuMs: number
  readonly repetitionsMs: readonly number[]
}

/** Measures variants side by side: in each repetition all of them are mounted, and then they take turns. */
export async function measureUpdates(
  browser: Browser,
  url: string,
  plan: UpdatePlan,
  progress: (text: string) => void,
): Promise<UpdateRow[]> {
  const rows: UpdateRow[] = []
  for (const { loads, ...mounting } of plan.mountings) {
    const measured = loads.map(() => plan.variants.map((): Tick[][] => []))
    for (let repetition = 0; repetition < plan.repetitions; repetition += 1) {
      progress(`${mounting.mounted} mounted, ${repetition + 1} of ${plan.repetitions}`)
      const pages = await mountAll(browser, url, plan.variants, mounting)
      for (const page of pages) for (const load of loads) await page.run(load, plan.warmUpTicks)
      for (const [index, load] of loads.entries()) {
        const contenders = pages.map((page) => ({ run: (ticks: number) => page.run(load, ticks) }))
        const taken = await takeTurns(contenders, plan, repetition)
        for (const [place, ticks] of taken.entries()) measured[index]?.[place]?.push(ticks)
      }
      for (const page of pages) await page.close()
    }
    for (const [index, load] of loads.entries()) {
      for (const [place, variant] of plan.variants.entries()) {
        rows.push(rowOf(variant, mounting, load, measured[index]?.[place] ?? []))
      }
    }
  }
  return rows
}

async function mountAll(
  browser: Browser,
  url: string,
  variants: readonly VariantName[],
  mounting: Mounting,
): Promise<VariantPage[]> {
  const pages: VariantPage[] = []
  for (const variant of variants) pages.push(await mountVariant(browser, url, variant, mounting))
  return pages
}

function rowOf(
  variant: VariantName,
  { mounted }: Mounting,
  { changed, isShown }: Load,
  repetitions: readonly (readonly Tick[])[],
): UpdateRow {
  const shown = isShown ? changed : 0
  const repetitionsMs = repetitions.map((ticks) => median(ticks.map(({ ms }) => ms)))
  const renders = repetitions.flat().map((tick) => tick.renders)
  renders.sort((left, right) => Math.abs(right - shown) - Math.abs(left - shown))
  return {
    variant,
    mounted,
    changed,
    shown,
    renders: renders[0] ?? 0,
    cpuMs: median(repetitionsMs),
    repetitionsMs,
  }
}
