import type { ReactNode } from 'react'
import { groupedInteger } from '../format.ts'
import { GaugeBar } from './gauge-bar.tsx'
import { type Gauge, isBucket, type LimiterView } from './limiter-view.ts'
import { bytesOfCap } from './limiter-words.ts'
import { useLimiterView } from './use-limiter-view.ts'

/** The fullest cap alone, for the status bar of a panel without room for all gauges. */
export function MiniGauge(): ReactNode {
  const view = useLimiterView()
  if (view === undefined) return null
  const { label, gauge, used, cap } = fullest(view)
  return (
    <span className="mini-gauge">
      <span className="t2">{label}</span>
      <GaugeBar label={label} gauge={gauge} text={`${used} of ${cap}`} />
      <span className="t1">
        {used} / {cap}
      </span>
    </span>
  )
}

interface Fullest {
  readonly label: string
  readonly gauge: Gauge
  readonly used: string
  readonly cap: string
}

function fullest({ config, messages, bytes, burst }: LimiterView): Fullest {
  if (bytes.share >= messages.share && bytes.share >= burst.share) {
    const [used, cap] = bytesOfCap(bytes.used, bytes.cap)
    return { label: 'Bytes', gauge: bytes, used, cap }
  }
  const isBurst = isBucket(config) || burst.share > messages.share
  const gauge = isBurst ? burst : messages
  return {
    label: isBucket(config) ? 'Tokens' : isBurst ? 'Burst' : 'Messages',
    gauge,
    used: groupedInteger(gauge.used),
    cap: groupedInteger(gauge.cap),
  }
}
