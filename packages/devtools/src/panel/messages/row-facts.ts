import type { MessageRecord } from '../../recording/message-record.ts'
import type { Recorder } from '../../recording/recorder.ts'
import type { ColumnId } from './columns.ts'
import type { RowFacts } from './message-row.tsx'

/** An ack that has not come after this long is not awaited any more. */
const ACK_WAIT_MS = 2000

/** Of the longest bar, in pixels. */
const BAR_WIDTH = 24

/** Looks up what a visible row shows; columns that are not there cost nothing. */
export function rowFacts(
  recorder: Recorder,
  record: MessageRecord,
  previous: number | undefined,
  columns: readonly ColumnId[],
  barScale: number,
): RowFacts {
  const { index, time } = record
  const share = barScale === 0 ? 0 : recorder.columns.byteLength(index) / barScale
  return {
    wallTime: recorder.timeOrigin + time,
    gapMs: previous === undefined ? undefined : time - recorder.columns.time(previous),
    entities: columns.includes('entities') ? entities(recorder, record) : undefined,
    base: columns.includes('base') ? base(recorder, record) : undefined,
    ack: columns.includes('ack') ? ackWait(recorder, record) : undefined,
    part: recorder.partAt(index)?.number,
    barWidth: Math.round(Math.min(1, share) * BAR_WIDTH),
    isBarCut: share > 1,
  }
}

function entities(recorder: Recorder, { index, messageType }: MessageRecord): number | undefined {
  return isState(messageType) ? recorder.entitiesOf(index) : undefined
}

function base(recorder: Recorder, { index, messageType }: MessageRecord): number | undefined {
  const of = messageType === 'ack' ? recorder.ackOf(index) : recorder.baselineOf(index)
  return of === undefined ? undefined : recorder.columns.sequence(of)
}

function ackWait(
  recorder: Recorder,
  { index, time, messageType }: MessageRecord,
): number | 'waiting' | undefined {
  if (!isState(messageType)) return undefined
  const ack = recorder.ackOf(index)
  if (ack !== undefined) return recorder.columns.time(ack) - time
  const newest = recorder.columns.time(recorder.endIndex - 1)
  return newest - time < ACK_WAIT_MS ? 'waiting' : undefined
}

export function isState(type: MessageRecord['messageType']): boolean {
  return type === 'delta' || type === 'snapshot'
}

/** The size that fills a bar: that of nearly all visible messages, so that one snapshot flattens nothing. */
export function barScaleOf(recorder: Recorder, indices: readonly number[]): number {
  const sizes = indices.map((index) => recorder.columns.byteLength(index)).sort((a, b) => a - b)
  return sizes[Math.floor((sizes.length - 1) * 0.92)] ?? 0
}
