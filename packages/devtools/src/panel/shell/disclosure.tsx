import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { placeBeside } from './place-beside.ts'

export interface DisclosureProps {
  readonly label: string
  readonly className: string
  /** What the button shows, and is called by; the label stands before it. */
  readonly face: ReactNode
  /** What it opens, made while it is open. */
  readonly children: () => ReactNode
}

/** A button that opens something to read above itself; Escape and a press elsewhere close it. */
export function Disclosure({ label, className, face, children }: DisclosureProps): ReactNode {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const popup = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)

  useEffect(() => {
    const element = popup.current
    const control = button.current
    if (!isOpen || element === null || control === null) return undefined
    placeBeside(element, control, 'start', 'above')
    const root = element.getRootNode()
    const pressed = (event: Event): void => {
      const target = event.composedPath()[0]
      if (target instanceof Node && (element.contains(target) || control.contains(target))) return
      setOpen(false)
    }
    const left = (event: Event): void => {
      if (event.target === window) setOpen(false)
    }
    root.addEventListener('pointerdown', pressed, true)
    window.addEventListener('blur', left)
    return () => {
      root.removeEventListener('pointerdown', pressed, true)
      window.removeEventListener('blur', left)
    }
  }, [isOpen])

  function keyed(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !isOpen) return
    setOpen(false)
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        title={label}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={keyed}
      >
        <span className="visually-hidden">{label}: </span>
        {face}
      </button>
      {isOpen && (
        <div ref={popup} id={id} className="pop disclosed" role="group" aria-label={label}>
          {children()}
        </div>
      )}
    </>
  )
}
