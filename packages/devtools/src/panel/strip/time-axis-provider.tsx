import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { usePanelSession } from '../session.ts'
import { axisEndingAt, TimeAxisContext, zoomed } from './time-axis.ts'
import { BIN_MS } from './strip-bins.ts'
import { AxisControlContext } from './axis-control.ts'

const TICK_MS = 100

/** Moves the time axis along while the panel is live, and keeps it still while it is not. */
export function TimeAxisProvider(props: {
  readonly width: number
  readonly children: ReactNode
}): ReactNode {
  const { width, children } = props
  const { source, recorder, isLive, selection } = usePanelSession()
  const [binsPerBar, setBinsPerBar] = useState(1)
  const [end, setEnd] = useState(() => source?.now() ?? 0)

  // Another selection moves the axis to it; panning away from it afterwards is allowed.
  const [shown, setShown] = useState<number>()
  if (selection.index !== shown) {
    setShown(selection.index)
    const time = selection.index === undefined ? Number.NaN : recorder.columns.time(selection.index)
    const { from, to } = axisEndingAt(end, width, binsPerBar)
    if (width > 0 && (time < from || time > to)) setEnd(time + (to - from) / 2)
  }

  useEffect(() => {
    if (!isLive || source === undefined) return undefined
    const follow = (): void => {
      const now = source.now()
      // One drawing a bin is all that can be seen.
      setEnd((last) => (Math.floor(last / BIN_MS) === Math.floor(now / BIN_MS) ? last : now))
    }
    follow()
    const timer = setInterval(follow, TICK_MS)
    return () => clearInterval(timer)
  }, [isLive, source])

  const axis = useMemo(() => axisEndingAt(end, width, binsPerBar), [end, width, binsPerBar])

  const control = useMemo(
    () => ({
      zoom: (isIn: boolean) => setBinsPerBar((last) => zoomed(last, isIn)),
      pan: (ms: number) => setEnd((last) => last + ms),
    }),
    [],
  )

  return (
    <AxisControlContext value={control}>
      <TimeAxisContext value={axis}>{children}</TimeAxisContext>
    </AxisControlContext>
  )
}
