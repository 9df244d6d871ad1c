import { type ReactNode, useEffect, useRef } from 'react'
import type { CountedCells } from '../../engine/component-show.ts'
import type { RenderBook } from '../../engine/render-book.ts'
import { groupedInteger } from '../../engine/grouped-integer.ts'
import { count } from '../format.ts'
import { useSample } from '../state/use-sample.ts'

export interface FrameBoxProps {
  readonly name: string
  /** In CSS pixels; all the room that there is without one. */
  readonly width: number | undefined
  readonly isHidden: boolean
  readonly counts: readonly CountedCells[]
  readonly book: RenderBook
  readonly children: ReactNode
}

/** A component in a frame of the chosen size, with its size and its renders under it. */
export function FrameBox(props: FrameBoxProps): ReactNode {
  const { name, width, isHidden, counts, book, children } = props
  return (
    <div
      className="frame-box"
      role="group"
      aria-label={name}
      hidden={isHidden}
      data-wide={width === undefined ? '' : undefined}
      style={{ width }}
    >
      <h3>{name}</h3>
      <Measured>{children}</Measured>
      {counts.map(({ label, cells }) => (
        <RenderCount key={cells} label={label} read={() => book.counts(cells)} />
      ))}
    </div>
  )
}

function Measured({ children }: { readonly children: ReactNode }): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const size = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined || size.current === null) return
      const { width, height } = entry.contentRect
      size.current.textContent = `${Math.round(width)} × ${Math.round(height)}`
    })
    if (box.current !== null) observer.observe(box.current)
    return () => observer.disconnect()
  }, [])
  return (
    <>
      <div ref={box} className="frame-content">
        {children}
      </div>
      <p ref={size} className="frame-size" />
    </>
  )
}

interface RenderCountProps {
  readonly label: string
  readonly read: () => { readonly renders: number; readonly changes: number }
}

function RenderCount({ label, read }: RenderCountProps): ReactNode {
  const renders = useSample(() => read().renders)
  const changes = useSample(() => read().changes)
  const isEqual = renders === changes
  return (
    <p className="render-count">
      {label !== '' && <span className="t3">{label}</span>}
      <span className={isEqual ? 't1' : 'error'}>{count(renders, 'render', 'renders')}</span>
      {!isEqual && <span className="error">for {groupedInteger(changes)} changes</span>}
    </p>
  )
}
