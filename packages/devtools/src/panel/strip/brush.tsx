import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react'
import { age, clockTimeToSecond } from '../format.ts'
import { type TimeRange, usePanelSession } from '../session.ts'
import { useAxisControl } from './axis-control.ts'
import { BrushGrip } from './brush-grip.tsx'
import { markWords } from './mark-glyphs.ts'
import type { PlacedMark } from './placed-marks.ts'
import { BIN_MS } from './strip-bins.ts'
import type { StripLanes } from './strip-lanes.ts'
import { timeAt, useTimeAxis, xOf } from './time-axis.ts'

type Drag =
  | { readonly kind: 'new'; readonly at: number; readonly x: number }
  | { readonly kind: 'move'; readonly at: number; readonly range: TimeRange }
  | { readonly kind: 'from' | 'to'; readonly range: TimeRange }

const CLICK_SLOP = 3
/** What Enter brushes, in ms, where nothing is brushed yet. */
const KEY_SPAN_MS = 5000

export interface BrushProps {
  readonly lanes: StripLanes
  readonly marks: readonly PlacedMark[]
}

/** Brushes a span of time on the strip; a click goes to the message there. */
export function Brush({ lanes, marks }: BrushProps): ReactNode {
  const session = usePanelSession()
  const axis = useTimeAxis()
  const control = useAxisControl()
  const drag = useRef<Drag | undefined>(undefined)
  const [pointed, setPointed] = useState<PlacedMark>()
  const { range, recorder, selection, setRange } = session
  const moment = selection.index === undefined ? undefined : recorder.columns.time(selection.index)

  function place(event: PointerEvent): {
    readonly x: number
    readonly y: number
    readonly time: number
  } {
    const box = event.currentTarget.getBoundingClientRect()
    const x = Math.min(axis.width, Math.max(0, event.clientX - box.left))
    return { x, y: event.clientY - box.top, time: timeAt(axis, x) }
  }

  function markAt(x: number, y: number): PlacedMark | undefined {
    if (Math.abs(y - lanes.marks) > 8) return undefined
    return marks.find((mark) => Math.abs(mark.x - x) <= 7)
  }

  function pressed(event: PointerEvent): void {
    if (event.button !== 0) return
    const { x, time } = place(event)
    const part = event.target instanceof HTMLElement ? event.target.dataset['brush'] : undefined
    if (range !== undefined && (part === 'from' || part === 'to'))
      drag.current = { kind: part, range }
    else if (range !== undefined && part === 'body')
      drag.current = { kind: 'move', at: time, range }
    else drag.current = { kind: 'new', at: time, x }
    event.currentTarget.setPointerCapture(event.pointerId)
  }

  function moved(event: PointerEvent): void {
    const { x, y, time } = place(event)
    const held = drag.current
    if (held === undefined) setPointed(markAt(x, y))
    else if (held.kind === 'new') {
      if (Math.abs(x - held.x) >= CLICK_SLOP) setRange(ordered(held.at, time))
    } else if (held.kind === 'move') {
      const shift = time - held.at
      setRange({ from: held.range.from + shift, to: held.range.to + shift })
    } else setRange(ordered(held.kind === 'from' ? held.range.to : held.range.from, time))
  }

  function released(event: PointerEvent): void {
    const held = drag.current
    drag.current = undefined
    const { x, y, time } = place(event)
    if (held?.kind !== 'new' || Math.abs(x - held.x) >= CLICK_SLOP) return
    const mark = markAt(x, y)?.mark
    const index = mark === undefined ? recorder.indexAtTime(time) : mark.index
    const last = recorder.endIndex - 1
    if (last >= recorder.firstIndex)
      session.select(Math.min(last, Math.max(recorder.firstIndex, index)))
  }

  function keyed(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const step = BIN_MS * axis.binsPerBar * (event.shiftKey ? 25 : 5)
    const part = event.target instanceof HTMLElement ? event.target.dataset['brush'] : undefined
    const sign = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (sign !== 0 && range !== undefined) {
      if (part === 'from') setRange(ordered(range.from + sign * step, range.to))
      else if (part === 'to') setRange(ordered(range.from, range.to + sign * step))
      else setRange({ from: range.from + sign * step, to: range.to + sign * step })
    } else if (sign !== 0) {
      session.leaveLive()
      control.pan(sign * step)
    } else if (event.key === 'Enter' && range === undefined) {
      setRange({ from: axis.to - KEY_SPAN_MS, to: axis.to })
    } else if ((event.key === 'Delete' || event.key === 'Escape') && range !== undefined) {
      setRange(undefined)
    } else if (event.key === '+' || event.key === '-') control.zoom(event.key === '+')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const from =
    range === undefined ? 0 : Math.max(-8, Math.min(axis.width + 8, xOf(axis, range.from)))
  const to = range === undefined ? 0 : Math.max(-8, Math.min(axis.width + 8, xOf(axis, range.to)))
  const wall = (time: number): string => clockTimeToSecond(recorder.timeOrigin + time)
  const words = range === undefined ? '' : age(range.to - range.from)
  const momentX = moment === undefined ? -1 : Math.round(xOf(axis, moment))

  return (
    <div
      className="brush-area"
      role="group"
      tabIndex={0}
      aria-label={
        range === undefined
          ? 'Time axis. Enter brushes the last five seconds, arrows move, plus and minus zoom'
          : `Brushed ${words}, from ${wall(range.from)} to ${wall(range.to)}. Arrows move it, Delete clears it`
      }
      title={pointed === undefined ? undefined : markWords(pointed)}
      data-mark={pointed === undefined ? undefined : ''}
      onPointerDown={pressed}
      onPointerMove={moved}
      onPointerUp={released}
      onPointerCancel={() => {
        drag.current = undefined
      }}
      onPointerLeave={() => setPointed(undefined)}
      onDoubleClick={() => setRange(undefined)}
      onKeyDown={keyed}
      onWheel={(event) => {
        if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
          session.leaveLive()
          control.pan((event.deltaX / Math.max(1, axis.width)) * (axis.to - axis.from))
        } else if (event.deltaY !== 0) control.zoom(event.deltaY < 0)
      }}
    >
      {momentX >= 0 && momentX <= axis.width && (
        <div className="moment" style={{ left: momentX }} />
      )}
      {range !== undefined && (
        <>
          <div className="brush-scrim" style={{ left: 0, width: Math.max(0, from) }} />
          <div className="brush-scrim" style={{ left: to, right: 0 }} />
          <div
            className="brush"
            data-brush="body"
            style={{ left: from, width: Math.max(2, to - from) }}
          >
            <BrushGrip end="from" time={range.from} wall={wall(range.from)} axis={axis} />
            <BrushGrip end="to" time={range.to} wall={wall(range.to)} axis={axis} />
            {lanes.times !== undefined && <span className="brush-words">{words}</span>}
          </div>
        </>
      )}
    </div>
  )
}

function ordered(one: number, other: number): TimeRange {
  return { from: Math.min(one, other), to: Math.max(one, other) }
}
