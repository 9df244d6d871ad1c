import { memo, type NamedExoticComponent, type ReactNode } from 'react'
import { usePanel } from '../session.ts'
import { groupedInteger } from '../format.ts'
import { GaugeBar } from './gauge-bar.tsx'
import { type Gauge, isBucket } from './limiter-view.ts'
import { algorithmText, bytesOfCap } from './limiter-words.ts'
import { useLimiterView } from './use-limiter-view.ts'
import { WaitingLine } from './waiting-line.tsx'

/**
 * The strip's right column: how full the limiter's windows are, what waits and until when. It
 * renders when its figures do, not with the strip.
 */
export const Gauges: NamedExoticComponent = memo(LimiterGauges)

function LimiterGauges(): ReactNode {
  const view = useLimiterView()
  const hasSource = usePanel((session) => session.source !== undefined)
  if (view === undefined) {
    return (
      <section className="gauges" aria-label="Limiter">
        <p className="gauges-head">
          <span className="t1">Limiter</span>
        </p>
        <p className="gauges-none">{hasSource ? 'Nothing limits this link' : 'No source yet'}</p>
      </section>
    )
  }
  const [bytes, byteCap] = bytesOfCap(view.bytes.used, view.bytes.cap)
  return (
    <section className="gauges" aria-label="Limiter">
      <p className="gauges-head">
        <span className="t1">Limiter</span>
        <span className="t3">{algorithmText(view.config)}</span>
      </p>
      {!isBucket(view.config) && <CountRow label="Messages" gauge={view.messages} />}
      <Row label="Bytes" gauge={view.bytes} used={bytes} of={byteCap} />
      {isBucket(view.config) ? (
        <CountRow label="Tokens" gauge={view.burst} suffix=" taken" />
      ) : (
        <CountRow label="Burst" gauge={view.burst} suffix=" in 100 ms" />
      )}
      <WaitingLine waiting={view.waiting} />
    </section>
  )
}

function CountRow(props: {
  readonly label: string
  readonly gauge: Gauge
  readonly suffix?: string
}): ReactNode {
  const { label, gauge, suffix = '' } = props
  return (
    <Row
      label={label}
      gauge={gauge}
      used={groupedInteger(gauge.used)}
      of={groupedInteger(gauge.cap)}
      suffix={suffix}
    />
  )
}

function Row(props: {
  readonly label: string
  readonly gauge: Gauge
  readonly used: string
  readonly of: string
  /** What the cap is about, where there is room for it. */
  readonly suffix?: string
}): ReactNode {
  const { label, gauge, used, of, suffix = '' } = props
  return (
    <p className="gauge-row">
      <span>{label}</span>
      <GaugeBar label={label} gauge={gauge} text={`${used} of ${of}${suffix}`} />
      <span className="num" aria-hidden="true">
        <span className="t1">{used}</span> / {of}
        <span className="gauge-suffix">{suffix}</span>
      </span>
    </p>
  )
}
