import { type PointerEvent, type ReactNode, useRef, useState } from 'react'

const KEY_STEP = 16

export interface SplitterProps {
  readonly label: string
  /** Height of what is below it, in CSS pixels, as are the bounds. */
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
}

/** A horizontal line that one drags or moves by arrow keys: up makes what is below it taller. */
export function Splitter({ label, value, min, max, onChange }: SplitterProps): ReactNode {
  const start = useRef<{ readonly y: number; readonly value: number } | undefined>(undefined)
  const [isDragging, setDragging] = useState(false)

  function change(wanted: number): void {
    const next = Math.round(Math.min(max, Math.max(min, wanted)))
    if (next !== value) onChange(next)
  }

  function moved(event: PointerEvent): void {
    if (start.current !== undefined) change(start.current.value + start.current.y - event.clientY)
  }

  function released(): void {
    start.current = undefined
    setDragging(false)
  }

  return (
    // A slider by its keys; the pointer drags the line itself and not a thumb along it.
    <input
      type="range"
      className="splitter"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuetext={`${Math.round(value)} pixels`}
      value={value}
      min={min}
      max={max}
      step={1}
      data-dragging={isDragging ? '' : undefined}
      onChange={(event) => {
        const way = Math.sign(Number(event.currentTarget.value) - value)
        const isJump = [min, max].includes(Number(event.currentTarget.value))
        change(isJump ? Number(event.currentTarget.value) : value + way * KEY_STEP)
      }}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.focus({ preventScroll: true })
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { y: event.clientY, value }
        setDragging(true)
      }}
      onPointerMove={moved}
      onPointerUp={released}
      onPointerCancel={released}
    />
  )
}
