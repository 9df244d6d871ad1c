import type { Browser } from 'playwright-core'
import type { Load } from '../../pages/react/page-api.ts'
import type { VariantName } from '../../pages/react/variants.ts'
import { measureMountings, type TurnPlan } from './take-turns.ts'

export interface UpdateCase {
  readonly entities: number
  readonly mounted: number
  readonly loads: readonly Load[]
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
  /** Of the page's main thread, from update to commit, in ms a tick: the median of the repetitions. */
  readonly cpuMs: number
  readonly repetitionsMs: readonly number[]
}

/** Measures variants side by side. */
export async function measureUpdates(
  browser: Browser,
  url: string,
  variants: readonly VariantName[],
  cases: readonly UpdateCase[],
  plan: TurnPlan,
  progress: (text: string) => void,
): Promise<UpdateRow[]> {
  const rows: UpdateRow[] = []
  for (const { entities, mounted, loads } of cases) {
    const mountings = variants.map((variant) => ({ variant, entities, mounted }))
    const measured = await measureMountings(browser, url, mountings, loads, plan, (repetition) =>
      progress(`${mounted} mounted, ${repetition} of ${plan.repetitions}`),
    )
    for (const [index, { changed, among }] of loads.entries()) {
      const shown = among === 'shown' ? changed : 0
      for (const [place, { cpuMs, repetitionsMs, renders }] of (measured[index] ?? []).entries()) {
        const variant = variants[place]
        if (variant === undefined) continue
        rows.push({
          variant,
          mounted,
          changed,
          shown,
          renders: farthestFrom(shown, renders),
          cpuMs,
          repetitionsMs,
        })
      }
    }
  }
  return rows
}

function farthestFrom(due: number, values: readonly number[]): number {
  return values.reduce(
    (farthest, value) => (Math.abs(value - due) > Math.abs(farthest - due) ? value : farthest),
    due,
  )
}
