import type { MessageType } from '@tx2-link/core'
import type { Recorder } from '../../recording/recorder.ts'

export interface Spend {
  readonly messageType: MessageType
  readonly messages: number
  readonly bytes: number
}

/** Which kinds of messages fill the window at this moment, the largest first. */
export function spendOf(
  recorder: Pick<Recorder, 'columns' | 'indexAtTime'>,
  windowMs: number,
  now: number,
): Spend[] {
  const { columns } = recorder
  const byType = new Map<MessageType, { messages: number; bytes: number }>()
  for (let index = recorder.indexAtTime(now - windowMs); index < columns.endIndex; index += 1) {
    const type = columns.messageType(index)
    if (type === undefined || columns.direction(index) !== 'out') continue
    const spend = byType.get(type) ?? { messages: 0, bytes: 0 }
    spend.messages += 1
    spend.bytes += columns.byteLength(index)
    byType.set(type, spend)
  }
  return Array.from(byType, ([messageType, spend]) => ({ messageType, ...spend })).sort(
    (left, right) => right.bytes - left.bytes,
  )
}
