import { memo, type NamedExoticComponent, type ReactNode } from 'react'
import type { MessageRecord } from '../../recording/message-record.ts'
import { clockTime, groupedInteger } from '../format.ts'
import { Icon } from '../shell/icons.tsx'
import type { ColumnId } from './columns.ts'
import { Verdict } from './verdict.tsx'

/** What a row shows beside the record itself; looked up for visible rows only. */
export interface RowFacts {
  readonly wallTime: number
  readonly gapMs: number | undefined
  readonly entities: number | undefined
  /** Sequence of the baseline, or of what an ack confirms. */
  readonly base: number | undefined
  /** Milliseconds until the ack; `waiting` while one is due. */
  readonly ack: number | 'waiting' | undefined
  /** Which part of a snapshot it is, from 1; undefined for what goes in one message. */
  readonly part: number | undefined
  /** The bar's length in pixels, by the scale of the visible range. */
  readonly barWidth: number
  /** It is larger than the scale reaches: the bar ends in a notch. */
  readonly isBarCut: boolean
}

export interface MessageRowProps {
  readonly record: MessageRecord
  readonly facts: RowFacts
  readonly columns: readonly ColumnId[]
  readonly top: number
  readonly rowNumber: number
  readonly isSelected: boolean
  readonly isLinked: boolean
}

/** Deltas, snapshots and errors stand out; the chatter of the protocol steps back. */
function isQuiet(type: MessageRecord['messageType']): boolean {
  return type === 'ack' || type === 'ping' || type === 'pong'
}

export function messageRowId(index: number): string {
  return `message-${index}`
}

/**
 * One message in the list. What a record says never changes, and most rows stay from one rendering
 * of the list to the next: only those that show something else render.
 */
export const MessageRow: NamedExoticComponent<MessageRowProps> = memo(Row, isSame)

function isSame(before: MessageRowProps, now: MessageRowProps): boolean {
  return (
    before.record.index === now.record.index &&
    before.record.link === now.record.link &&
    before.columns === now.columns &&
    before.top === now.top &&
    before.rowNumber === now.rowNumber &&
    before.isSelected === now.isSelected &&
    before.isLinked === now.isLinked &&
    areSameFacts(before.facts, now.facts)
  )
}

function areSameFacts(before: RowFacts, now: RowFacts): boolean {
  return (
    before.wallTime === now.wallTime &&
    before.gapMs === now.gapMs &&
    before.entities === now.entities &&
    before.base === now.base &&
    before.ack === now.ack &&
    before.part === now.part &&
    before.barWidth === now.barWidth &&
    before.isBarCut === now.isBarCut
  )
}

function Row(props: MessageRowProps): ReactNode {
  const { record, facts, columns, top, rowNumber, isSelected, isLinked } = props
  const quiet = isQuiet(record.messageType)
  return (
    <div
      className="list-row"
      role="row"
      id={messageRowId(record.index)}
      aria-rowindex={rowNumber}
      aria-selected={isSelected}
      data-index={record.index}
      data-active={isSelected ? '' : undefined}
      data-linked={isLinked ? '' : undefined}
      data-quiet={quiet ? '' : undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      {columns.map((id) => cell(id, record, facts))}
    </div>
  )
}

function cell(id: ColumnId, record: MessageRecord, facts: RowFacts): ReactNode {
  switch (id) {
    case 'direction':
      return (
        <span key={id} role="gridcell" data-cell="direction">
          {record.direction === 'out' ? (
            <Icon name="sent" className="sent" />
          ) : (
            <Icon name="received" className="received" />
          )}
          <span className="visually-hidden">
            {record.direction === 'out' ? 'sent' : 'received'}
          </span>
        </span>
      )
    case 'sequence':
      return number(id, groupedInteger(record.sequence), true)
    case 'type':
      return (
        <span key={id} role="gridcell" data-cell="type" data-strong="">
          {record.messageType}
          {facts.part !== undefined && <span className="t3"> part {facts.part}</span>}
        </span>
      )
    case 'time':
      return (
        <span key={id} role="gridcell" data-number="">
          {clockTime(facts.wallTime)}
        </span>
      )
    case 'gap':
      return number(id, facts.gapMs?.toFixed(1))
    case 'bytes':
      return (
        <span key={id} role="gridcell" data-number="" data-strong="" className="list-bytes">
          <span
            className="list-bar"
            data-beyond={facts.isBarCut ? '' : undefined}
            style={{ width: facts.barWidth }}
          />
          <span>{groupedInteger(record.byteLength)}</span>
        </span>
      )
    case 'size':
      return number(id, groupedInteger(record.byteLength), true)
    case 'changes':
      return number(
        id,
        record.changeCount === 0 ? undefined : groupedInteger(record.changeCount),
        true,
      )
    case 'entities':
      return number(id, facts.entities === undefined ? undefined : groupedInteger(facts.entities))
    case 'base':
      return number(id, facts.base === undefined ? undefined : groupedInteger(facts.base))
    case 'ack':
      return number(id, facts.ack === 'waiting' ? '…' : facts.ack?.toFixed(0))
    case 'verdict':
      return (
        <span key={id} role="gridcell" className="verdict">
          <Verdict record={record} />
        </span>
      )
    case 'codec':
      return (
        <span key={id} role="gridcell">
          {record.format}
        </span>
      )
  }
}

function number(id: ColumnId, text: string | undefined, isStrong = false): ReactNode {
  return (
    <span key={id} role="gridcell" data-number="" data-strong={isStrong ? '' : undefined}>
      {text}
    </span>
  )
}
