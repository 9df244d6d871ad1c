import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'

const KEY_STEP = 16

export interface SplitterProps {
  /** Of the line itself: a vertical one parts left from right. */
  readonly orientation: 'vertical' | 'horizontal'
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  /** Whether moving right or down makes the value smaller. */
  readonly isReversed?: boolean
  readonly onChange: (value: number) => void
}

/** A 1px line with an 8px grab area; arrow keys move it by 16. */
export function Splitter(props: SplitterProps): ReactNode {
  const { orientation, label, value, min, max, isReversed = false, onChange } = props
  const start = useRef<{ readonly at: number; readonly value: number } | undefined>(undefined)
  const [isDragging, setDragging] = useState(false)
  const isVertical = orientation === 'vertical'

  function change(wanted: number): void {
    const next = Math.round(Math.min(max, Math.max(min, wanted)))
    if (next !== value) onChange(next)
  }

  function moved(event: PointerEvent): void {
    if (start.current === undefined) return
    const distance = (isVertical ? event.clientX : event.clientY) - start.current.at
    change(start.current.value + (isReversed ? -distance : distance))
  }

  function pressed(event: KeyboardEvent): void {
    const forward = isVertical ? 'ArrowRight' : 'ArrowDown'
    const back = isVertical ? 'ArrowLeft' : 'ArrowUp'
    const sign = isReversed ? -1 : 1
    if (event.key === forward) change(value + sign * KEY_STEP)
    else if (event.key === back) change(value - sign * KEY_STEP)
    else if (event.key === 'Home') change(min)
    else if (event.key === 'End') change(max)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      className="splitter"
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(value)}
      aria-valuemin={Math.round(min)}
      aria-valuemax={Math.round(max)}
      data-dragging={isDragging ? '' : undefined}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { at: isVertical ? event.clientX : event.clientY, value }
        setDragging(true)
        event.preventDefault()
      }}
      onPointerMove={moved}
      onPointerUp={() => {
        start.current = undefined
        setDragging(false)
      }}
      onPointerCancel={() => {
        start.current = undefined
        setDragging(false)
      }}
      onKeyDown={pressed}
    />
  )
}
