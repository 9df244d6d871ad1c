import { useEffect, useState, useSyncExternalStore } from 'react'
import type { DockControl } from '../shell/dock-control.ts'
import { recall, recallNumber, remember } from './remembered.ts'

const DEFAULT_HEIGHT = 340
const LEAST_HEIGHT = 200
/** What of the page stays visible above the panel. */
const PAGE_REST = 80
/** The page may keep this much room free at its bottom. */
const HEIGHT_PROPERTY = '--tx2-link-devtools-height'

/** The remembered height of the dock, within the window, or all of the page. */
export function useDock(onClose: () => void): DockControl {
  const windowHeight = useSyncExternalStore(subscribeResize, () => window.innerHeight)
  const [wanted, setWanted] = useState(() => recallNumber('dock.height', DEFAULT_HEIGHT))
  const [isFull, setFull] = useState(() => recall('dock.full') === 'true')
  const mostHeight = Math.max(LEAST_HEIGHT, windowHeight - PAGE_REST)
  const docked = Math.min(mostHeight, Math.max(LEAST_HEIGHT, wanted))
  const height = isFull ? windowHeight : docked

  useEffect(() => {
    const { style } = document.documentElement
    style.setProperty(HEIGHT_PROPERTY, `${docked}px`)
    return () => {
      style.removeProperty(HEIGHT_PROPERTY)
    }
  }, [docked])

  return {
    isFull,
    height,
    leastHeight: LEAST_HEIGHT,
    mostHeight,
    onResize: (next) => {
      setWanted(next)
      remember('dock.height', next)
    },
    onToggleFull: () => {
      setFull(!isFull)
      remember('dock.full', isFull ? undefined : 'true')
    },
    onClose,
  }
}

function subscribeResize(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  return () => window.removeEventListener('resize', listener)
}
