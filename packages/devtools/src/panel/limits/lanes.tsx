import type { ReactNode } from 'react'
import { barsOf, barTime, barUnder } from '../chart/bar-axis.ts'
import { useTimeGrid } from '../chart/use-time-grid.ts'
import { age, groupedInteger } from '../format.ts'
import {
  type Gauge,
  isBucket,
  type LimiterView,
  NEAR_CAP,
  windowCaps,
} from '../gauges/limiter-view.ts'
import { bytesOfCap, bytesUsed, windowText } from '../gauges/limiter-words.ts'
import { usePanelSession } from '../session.ts'
import { useTimeAxis } from '../strip/time-axis.ts'
import { Lane, type LaneProps } from './lane.tsx'
import type { LaneBars } from './lane-bars.ts'
import { capBytes } from './settings.ts'
import type { TriedConfig } from './tried-config.ts'
import { useLimiterBars } from './use-limiter-bars.ts'

/** The limiter's windows, or its buckets, and what waited, on the strip's time axis. */
export function Lanes({
  view,
  tried,
}: {
  readonly view: LimiterView
  readonly tried: TriedConfig | undefined
}): ReactNode {
  const { recorder, source, selection, range, select } = usePanelSession()
  const axis = useTimeAxis()
  const barAxis = barsOf(axis)
  const bars = useLimiterBars(recorder, barAxis, source?.now() ?? axis.to)
  const shared = {
    axis,
    grid: useTimeGrid(),
    range,
    moment: selection.index === undefined ? undefined : recorder.record(selection.index)?.time,
    onPick: (x: number) => {
      const index = recorder.indexAtTime(barTime(barAxis, barUnder(x)))
      if (index < recorder.endIndex) select(index)
    },
  }
  const caps = tried?.config === undefined ? undefined : windowCaps(tried.config)
  const [, byteCap] = bytesOfCap(view.bytes.used, view.bytes.cap)
  const window = windowText(view.config.windowMs)
  const waiting = view.waiting
  const ofBucket = isBucket(view.config)

  return (
    <div className="limits-lanes">
      {!ofBucket && (
        <Lane
          {...shared}
          title={`Messages in ${window}`}
          {...countLane(view.messages, bars.messages, caps?.messages)}
        />
      )}
      <Lane
        {...shared}
        title={ofBucket ? 'Bytes taken' : `Bytes in ${window}`}
        now={bytesUsed(view.bytes.used, view.bytes.cap)}
        of={`of ${byteCap}`}
        isHeld={view.bytes.share >= NEAR_CAP}
        bars={bars.bytes}
        peak={capBytes(bars.bytes.peak)}
        cap={level(view.bytes.cap, capBytes)}
        tried={triedLevel(caps?.bytes, view.bytes.cap, capBytes)}
      />
      <Lane
        {...shared}
        title={ofBucket ? 'Tokens taken' : 'Burst in 100 ms'}
        {...countLane(view.burst, ofBucket ? bars.tokens : bars.burst, caps?.burst)}
      />
      <Lane
        {...shared}
        title="Waiting"
        now={groupedInteger(waiting?.count ?? 0)}
        of={waiting === undefined ? 'nothing waits' : `oldest ${age(waiting.oldestMs)}`}
        isHeld={waiting !== undefined}
        bars={bars.waiting}
        peak={age(bars.waiting.peak)}
        cap={undefined}
      />
    </div>
  )
}

function countLane(
  gauge: Gauge,
  bars: LaneBars,
  triedCap: number | undefined,
): Pick<LaneProps, 'now' | 'of' | 'isHeld' | 'bars' | 'peak' | 'cap' | 'tried'> {
  return {
    now: groupedInteger(gauge.used),
    of: `of ${groupedInteger(gauge.cap)}`,
    isHeld: gauge.share >= NEAR_CAP,
    bars,
    peak: groupedInteger(bars.peak),
    cap: level(gauge.cap, groupedInteger),
    tried: triedLevel(triedCap, gauge.cap, groupedInteger),
  }
}

function level(value: number, text: (value: number) => string): { value: number; text: string } {
  return { value, text: text(value) }
}

function triedLevel(
  value: number | undefined,
  inForce: number,
  text: (value: number) => string,
): { value: number; text: string } | undefined {
  return value === undefined || value === inForce ? undefined : level(value, text)
}
