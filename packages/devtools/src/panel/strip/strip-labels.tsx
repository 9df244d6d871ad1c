import { memo, type NamedExoticComponent, type ReactNode } from 'react'
import { groupedInteger, siByteRate, wholeShare } from '../format.ts'
import { usePanel, useRecorder } from '../session.ts'
import { Icon } from '../shell/icons.tsx'
import type { StripLanes } from './strip-lanes.ts'

const FIGURES_HZ = 4

export interface StripLabelsProps {
  readonly isCompact: boolean
  readonly lanes: StripLanes
  readonly markCount: number
}

/** The lanes' names with what they are at now: four times a second, however often the lanes are drawn. */
export const StripLabels: NamedExoticComponent<StripLabelsProps> = memo(Labels)

function Labels(props: StripLabelsProps): ReactNode {
  const { isCompact, lanes, markCount } = props
  const source = usePanel((session) => session.source)
  const now = source?.now() ?? 0
  const rates = useRecorder((recorder) => recorder.ratesAt(now), FIGURES_HZ)
  const fill = useRecorder((recorder) => recorder.limiter.fillAt(now), FIGURES_HZ)
  const out = (lanes.out.top + lanes.out.bottom) / 2 - 8
  const received = (lanes.in.top + lanes.in.bottom) / 2 - 8
  const [sentTop, receivedTop, messagesTop, limiterTop] = isCompact
    ? [1, 15, 29, 43]
    : [
        Math.min(out, 16),
        Math.max(received, Math.min(out, 16) + 16),
        (lanes.messages?.top ?? 0) - 4,
        lanes.limiter.top - 3,
      ]
  return (
    <dl className="strip-labels" style={{ height: lanes.height }}>
      <Label top={sentTop} icon="sent" name="Sent" value={siByteRate(rates.bytesOut)} />
      <Label top={receivedTop} icon="received" name="Received" value={siByteRate(rates.bytesIn)} />
      <Label
        top={messagesTop}
        name="Messages"
        value={`${groupedInteger(rates.messagesIn + rates.messagesOut)} /s`}
      />
      <Label
        top={limiterTop}
        name="Limiter"
        value={fill === undefined ? '' : wholeShare(fill.share)}
      />
      {!isCompact && <Label top={lanes.marks - 8} name="Marks" value={groupedInteger(markCount)} />}
    </dl>
  )
}

function Label(props: {
  readonly top: number
  readonly icon?: 'sent' | 'received'
  readonly name: string
  readonly value: string
}): ReactNode {
  const { top, icon, name, value } = props
  return (
    <div className="strip-label" style={{ top }}>
      <dt>
        {icon !== undefined && <Icon name={icon} className={icon} />}
        {name}
      </dt>
      <dd>{value}</dd>
    </div>
  )
}
