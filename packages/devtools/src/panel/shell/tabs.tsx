import type { KeyboardEvent, ReactNode } from 'react'
import { type TabId, usePanel } from '../session.ts'

export const tabs: readonly { readonly id: TabId; readonly title: string }[] = [
  { id: 'messages', title: 'Messages' },
  { id: 'world', title: 'World' },
  { id: 'limits', title: 'Limits' },
]

/** The panel's tabs: one tab stop, arrows go between them. */
export function Tabs(): ReactNode {
  const selected = usePanel((session) => session.tab)
  const selectTab = usePanel((session) => session.selectTab)

  function keyed(event: KeyboardEvent<HTMLElement>): void {
    const at = tabs.findIndex(({ id }) => id === selected)
    const last = tabs.length - 1
    let next: number
    if (event.key === 'ArrowRight') next = at === last ? 0 : at + 1
    else if (event.key === 'ArrowLeft') next = at === 0 ? last : at - 1
    else if (event.key === 'Home') next = 0
    else if (event.key === 'End') next = last
    else return
    const tab = tabs[next]
    if (tab === undefined) return
    selectTab(tab.id)
    const element = event.currentTarget.parentElement?.children[next]
    if (element instanceof HTMLElement) element.focus()
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div className="tabs" role="tablist" aria-label="Panel">
      {tabs.map(({ id, title }) => (
        <button
          key={id}
          type="button"
          className="tab"
          role="tab"
          id={`tab-${id}`}
          aria-selected={id === selected}
          aria-controls="tab-body"
          tabIndex={id === selected ? 0 : -1}
          onClick={() => selectTab(id)}
          onKeyDown={keyed}
        >
          {title}
        </button>
      ))}
    </div>
  )
}
