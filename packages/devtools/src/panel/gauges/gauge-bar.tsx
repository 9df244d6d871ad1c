import type { ReactNode } from 'react'
import { type Gauge, NEAR_CAP } from './limiter-view.ts'

export interface GaugeBarProps {
  readonly label: string
  readonly gauge: Gauge
  /** The figures in words, for screen readers. */
  readonly text: string
}

/** A track that fills up to its cap: amber from the tick on. */
export function GaugeBar({ label, gauge, text }: GaugeBarProps): ReactNode {
  const share = Math.min(1, gauge.share)
  return (
    <span
      className="gauge-bar"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={gauge.cap}
      aria-valuenow={Math.min(gauge.used, gauge.cap)}
      aria-valuetext={text}
      data-near={gauge.share >= NEAR_CAP ? '' : undefined}
    >
      <i className="gauge-fill" style={{ width: `${share * 100}%` }} />
      <i className="gauge-tick" style={{ left: `${NEAR_CAP * 100}%` }} />
    </span>
  )
}
