import type { PanelSession } from '@tx2-link/devtools/panel'

/** What the reader chose in one session, in the next: tab, filter, and the source if there is one like it. */
export function carryOver(before: PanelSession, next: PanelSession): void {
  next.selectTab(before.tab)
  next.setFilter(before.filterText)
  next.setDirections(before.directions)
  const { source } = before
  if (source !== undefined) next.selectSource(source.id)
}
