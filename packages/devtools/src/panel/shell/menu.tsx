import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { placeBeside } from './place-beside.ts'

export interface MenuProps {
  readonly label: string
  /** Where it opens: below this control, within the panel. */
  readonly anchor: RefObject<HTMLElement | null>
  readonly align?: 'start' | 'end'
  readonly side?: 'below' | 'above'
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * A menu of `.menu-item` buttons with arrow keys, Home and End. Escape, a choice and a press outside
 * close it; the focus returns to its control.
 */
export function Menu(props: MenuProps): ReactNode {
  const { label, anchor, align = 'start', side = 'below', onClose, children } = props
  const menu = useRef<HTMLDivElement>(null)
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })

  useEffect(() => {
    const element = menu.current
    const control = anchor.current
    if (element === null || control === null) return undefined
    placeBeside(element, control, align, side)
    itemsOf(element)[0]?.focus()
    const root = element.getRootNode()
    const pressed = (event: Event): void => {
      const target = event.composedPath()[0]
      if (target instanceof Node && (element.contains(target) || control.contains(target))) return
      close.current()
    }
    const left = (event: Event): void => {
      if (event.target === window) close.current()
    }
    root.addEventListener('pointerdown', pressed, true)
    window.addEventListener('blur', left)
    return () => {
      root.removeEventListener('pointerdown', pressed, true)
      window.removeEventListener('blur', left)
    }
  }, [anchor, align, side])

  function keyed(event: KeyboardEvent): void {
    const element = menu.current
    if (element === null) return
    if (event.key === 'Escape' || event.key === 'Tab') {
      onClose()
      anchor.current?.focus()
    } else if (!moveFocus(itemsOf(element), event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={menu}
      className="pop"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={keyed}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('.menu-item') !== null) {
          onClose()
          anchor.current?.focus()
        }
      }}
    >
      {children}
    </div>
  )
}

function itemsOf(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('.menu-item')]
}

function moveFocus(items: readonly HTMLElement[], key: string): boolean {
  const at = items.findIndex((item) => item.matches(':focus'))
  const last = items.length - 1
  let next: number
  if (key === 'ArrowDown') next = at >= last ? 0 : at + 1
  else if (key === 'ArrowUp') next = at <= 0 ? last : at - 1
  else if (key === 'Home') next = 0
  else if (key === 'End') next = last
  else return false
  items[next]?.focus()
  return true
}
