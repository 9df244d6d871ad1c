import { recall, remember } from './remembered.ts'

const KEY = 'open'
const listeners = new Set<() => void>()
let isOpen: boolean | undefined

/** Whether the docked panel is open: as the reader left it, else as the page wants it at first. */
export function isPanelOpen(initialIsOpen: boolean): boolean {
  if (isOpen === undefined) {
    const remembered = recall(KEY)
    isOpen = remembered === undefined ? initialIsOpen : remembered === 'true'
  }
  return isOpen
}

export function openPanel(next: boolean): void {
  remember(KEY, String(next))
  set(next)
}

/** Closes what cannot be shown: the next visit tries again. */
export function closeForThisVisit(): void {
  set(false)
}

function set(next: boolean): void {
  isOpen = next
  for (const listener of listeners) listener()
}

export function subscribeOpen(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
