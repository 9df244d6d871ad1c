import { memo, type NamedExoticComponent, type ReactNode } from 'react'
import type { Deferral } from '../../recording/deferral.ts'
import { fillOfCap } from '../../recording/limiter.ts'
import type { Recorder } from '../../recording/recorder.ts'
import { age, clockTime, groupedInteger } from '../format.ts'
import { bytesOfCap } from '../gauges/limiter-words.ts'
import { Icon, type IconName } from '../shell/icons.tsx'
import { MessageLink } from '../rows/message-link.tsx'
import { capOf } from './lane-samples.ts'
import { type Outcome, outcomeOf, sampleBefore } from './outcome.ts'

export interface IncidentRowProps {
  readonly recorder: Recorder
  /** Its number among the recorder's deferrals. */
  readonly number: number
  readonly rowIndex: number
  readonly top: number
  readonly isActive: boolean
  /** What became of it, as far as known: the row is drawn anew when this changes. */
  readonly kind: Outcome['kind']
  readonly index: number | undefined
}

export function incidentRowId(number: number): string {
  return `incident-${number}`
}

/** One refusal: when, by which cap, and what became of it. */
export const IncidentRow: NamedExoticComponent<IncidentRowProps> = memo(function IncidentRow(
  props: IncidentRowProps,
): ReactNode {
  const { recorder, number, rowIndex, top, isActive, index } = props
  const deferral = recorder.deferrals.at(number)
  if (deferral === undefined) return null
  const outcome = outcomeOf(recorder, number)
  return (
    <div
      id={incidentRowId(number)}
      className="incident"
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isActive}
      data-number={number}
      data-active={isActive ? '' : undefined}
      data-refused={outcome.kind === 'refused' ? '' : undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="gridcell">
        <Icon {...icons[outcome.kind]} />
      </span>
      <span role="gridcell" className="num">
        {index !== undefined && <MessageLink index={index} />}
      </span>
      <span role="gridcell" className="num">
        {clockTime(recorder.timeOrigin + deferral.time)}
      </span>
      <span role="gridcell" className="t1">
        {capText(recorder, deferral)}
      </span>
      <span role="gridcell">
        <Result recorder={recorder} outcome={outcome} />
      </span>
      <span role="gridcell" className="num t1">
        {outcome.kind === 'held' && age(outcome.waitedMs)}
      </span>
      <span role="gridcell">{whatWaited(recorder, deferral, outcome)}</span>
    </div>
  )
})

const icons: Record<Outcome['kind'], { readonly name: IconName; readonly className: string }> = {
  held: { name: 'held', className: 'held' },
  waiting: { name: 'held', className: 'held' },
  coalesced: { name: 'coalesced', className: 'coalesced' },
  refused: { name: 'refused', className: 'refused' },
}

/** The message that a refusal led to; undefined while there is none. */
export function messageOf(outcome: Outcome): number | undefined {
  return outcome.kind === 'held' || outcome.kind === 'coalesced' ? outcome.index : undefined
}

function Result({
  recorder,
  outcome,
}: {
  readonly recorder: Recorder
  readonly outcome: Outcome
}): ReactNode {
  if (outcome.kind !== 'coalesced') {
    return <span className="t1">{outcome.kind === 'waiting' ? 'waits' : outcome.kind}</span>
  }
  return (
    <>
      <span className="t1">coalesced</span> into{' '}
      {groupedInteger(recorder.columns.sequence(outcome.index))}
    </>
  )
}

/** `bytes 40.6 of 41 kB`: the cap and how full its window was. */
function capText(recorder: Recorder, deferral: Deferral): string {
  const cap = capOf(recorder, deferral)
  if (cap === undefined) return deferral.reason === 'backpressure' ? 'socket full' : 'no connection'
  const sample = sampleBefore(recorder, deferral.time)
  if (sample === undefined) return cap
  const fill = fillOfCap(sample, cap)
  if (cap !== 'bytes') return `${cap} ${groupedInteger(fill.used)} of ${groupedInteger(fill.cap)}`
  const [used, of] = bytesOfCap(fill.used, fill.cap)
  return `bytes ${used} of ${of}`
}

function whatWaited(recorder: Recorder, deferral: Deferral, outcome: Outcome): string {
  const index = messageOf(outcome)
  if (outcome.kind !== 'held' || index === undefined) return deferral.messageType
  const { columns } = recorder
  const type = columns.messageType(index) ?? deferral.messageType
  const count = groupedInteger(columns.changeCount(index))
  const ticks = columns.ticks(index)
  if (type === 'snapshot') return `snapshot of ${count} entities`
  if (type !== 'delta') return type
  return ticks > 1 ? `delta of ${count} changes, ${ticks} ticks` : `delta of ${count} changes`
}
