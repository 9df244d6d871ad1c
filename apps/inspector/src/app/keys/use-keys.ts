import { useEffect, useEffectEvent } from 'react'
import { useInspector } from '../player/inspector.ts'

export interface KeyActions {
  readonly onSearch: () => void
  readonly onHelp: () => void
  readonly onPanel: () => void
}

/** Keys of the whole page, wherever no control has a use for them. */
export function useKeys(actions: KeyActions): void {
  const { player } = useInspector()
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const isTaken = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey
    if (isTaken || document.querySelector('dialog[open]') !== null) return
    if (isInControl(event.target, event.key)) return
    if (event.key === '/') actions.onSearch()
    else if (event.key === '?') actions.onHelp()
    else if (event.key === 'd') actions.onPanel()
    else if (event.key === ' ') player.toggle()
    else if (event.key === '.') player.step()
    else if (event.key === 'r') player.restart()
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => pressed(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}

/** Texts take every key; buttons and switches take the space. */
function isInControl(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('input:not([type="range"]):not([type="radio"]), textarea, select') !== null) {
    return true
  }
  return key === ' ' && target.closest('button, input, a, [role="treeitem"]') !== null
}
