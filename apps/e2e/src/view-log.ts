import type { JSHandle, Page } from 'playwright-core'

/** All that a page has said so far, one view after the other: what is said for a moment only is not missed. */
export interface ViewLog {
  /** How many there are; the last of them is what the page says now. */
  count(): Promise<number>
  /** All from the one with this number on, counted from 0. */
  from(first: number): Promise<readonly string[]>
}

/** Keeps what `view` reads in the page, each time that it is something else after the page has changed. */
export async function keepViews(page: Page, view: () => string): Promise<ViewLog> {
  // As text: the page knows nothing of what is around the function here.
  const views = (await page.evaluateHandle(`(() => {
    const view = ${String(view)}
    const views = [view()]
    new MutationObserver(() => {
      const now = view()
      if (views.at(-1) !== now) views.push(now)
    }).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
    return views
  })()`)) as JSHandle<string[]>
  return {
    count: () => views.evaluate((kept) => kept.length),
    from: (first) => views.evaluate((kept, at) => kept.slice(at), first),
  }
}
