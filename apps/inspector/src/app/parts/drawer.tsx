import { type ReactNode, useEffect, useRef } from 'react'

export interface DrawerProps {
  readonly side: 'left' | 'right'
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What has no place of its own on a narrow page: it lies over it until Escape or a press beside it. */
export function Drawer({ side, isOpen, onClose, children }: DrawerProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const drawer = ref.current
    if (!isOpen || drawer === null) return undefined
    const before = document.activeElement
    drawer.querySelector<HTMLElement>('input, button, [tabindex="0"]')?.focus()
    function pressed(event: KeyboardEvent): void {
      if (event.key === 'Escape') onClose()
    }
    document.addEventListener('keydown', pressed)
    return () => {
      document.removeEventListener('keydown', pressed)
      // What had the focus is gone with the drawer: then the body has it.
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus()
    }
  }, [isOpen, onClose])

  if (!isOpen) return null
  return (
    <>
      {/* Escape and the drawer's own buttons do the same: nothing needs this one but a pointer. */}
      <div className="scrim" aria-hidden="true" onPointerDown={onClose} />
      <div ref={ref} className="drawer" data-side={side}>
        {children}
      </div>
    </>
  )
}
