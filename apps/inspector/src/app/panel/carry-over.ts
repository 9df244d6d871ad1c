import type { PanelSession } from '@tx2-link/devtools/panel'

/**
 * What the reader chose in one session, in the next: tab, filter, and, about the same topic, the
 * source. Another topic is shown from where it is seen best.
 */
export function carryOver(before: PanelSession, next: PanelSession, isSameTopic: boolean): void {
  next.selectTab(before.tab)
  next.setFilter(before.filterText)
  next.setDirections(before.directions)
  const { source } = before
  if (isSameTopic && source !== undefined) next.selectSource(source.id)
}
