import type { KeyboardEvent } from 'react'
import { useMatches } from '../messages/matches.ts'
import { type PanelSession, usePanelSession } from '../session.ts'
import { tabs } from '../shell/tabs.tsx'

/** The keys that work anywhere in the panel. Those of lists and trees are theirs. */
export function usePanelKeys(onHelp: () => void): (event: KeyboardEvent<HTMLElement>) => void {
  const session = usePanelSession()
  const { messages } = useMatches()

  function neighbour(step: -1 | 1): number | undefined {
    const { index } = session.selection
    if (index === undefined) return messages.at(messages.count - 1)
    const row = messages.rowAtOrAfter(index)
    const isShown = messages.at(row) === index
    return messages.at(step < 0 || isShown ? row + step : row)
  }

  return (event) => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type !== 'range'
    if (event.altKey) return
    const isDone =
      event.ctrlKey || event.metaKey
        ? withControl(event.key, session, neighbour)
        : !isTyping && plain(event, session, onHelp)
    if (!isDone) return
    event.preventDefault()
    event.stopPropagation()
  }
}

function withControl(
  key: string,
  session: PanelSession,
  neighbour: (step: -1 | 1) => number | undefined,
): boolean {
  switch (key) {
    case 'e':
      session.setRecording(!session.isRecording)
      return true
    case 'k':
      session.clear()
      return true
    case 'ArrowUp':
    case 'ArrowDown': {
      const next = neighbour(key === 'ArrowUp' ? -1 : 1)
      if (next !== undefined) session.select(next)
      return true
    }
    default:
      return false
  }
}

function plain(
  event: KeyboardEvent<HTMLElement>,
  session: PanelSession,
  onHelp: () => void,
): boolean {
  const { recorder, selection } = session
  switch (event.key) {
    case '?':
      onHelp()
      return true
    case '/':
      event.currentTarget.querySelector<HTMLElement>('[data-filter]')?.focus()
      return true
    case 'b':
    case 'a': {
      if (selection.index === undefined) return false
      const of =
        event.key === 'b' ? recorder.baselineOf(selection.index) : recorder.ackOf(selection.index)
      if (of !== undefined) session.select(of)
      return true
    }
    case 'Escape':
      if (selection.index !== undefined) session.select(undefined)
      else if (session.range !== undefined) session.setRange(undefined)
      else return false
      return true
    case 'End':
      session.goLive()
      return true
    default: {
      const tab = tabs[Number(event.key) - 1]
      if (tab === undefined) return false
      session.selectTab(tab.id)
      return true
    }
  }
}
