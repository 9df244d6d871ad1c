import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

interface AxeResults {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
  }[]
}

/**
 * What axe finds wrong with a page, or with what a selector names in it, by all of its rules or by
 * those that are named: a line for each element.
 */
export async function checkAccessibility(
  page: Page,
  selector: string = 'html',
  rules?: readonly string[],
): Promise<string[]> {
  await page.evaluate(axeSource)
  const options = rules === undefined ? {} : { runOnly: rules }
  const run = `axe.run(${JSON.stringify(selector)}, ${JSON.stringify(options)})`
  const { violations } = (await page.evaluate(run)) as AxeResults
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  )
}
