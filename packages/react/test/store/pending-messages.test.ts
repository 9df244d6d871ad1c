import { LinkError } from '@tx2-link/core'
import { describe, expect, it } from 'vitest'
import { DEFAULT_PENDING_LIMITS, PendingMessages } from '../../src/store/pending-messages.ts'

/** How many messages of so many changes are too many. */
function roomOf(pending: PendingMessages, changes: number): number {
  const delta = {
    type: 'delta',
    changes: Array.from(
      { length: changes },
      () => ({ type: 'entity_removed', entityId: 1 }) as const,
    ),
    tick: 1,
    timestamp: 1,
  } as const
  let count = 0
  while (!pending.isFull && count < 1_000) {
    pending.add(delta)
    count += 1
  }
  return count
}

describe('messages that wait', () => {
  it('[P5] are as many as the limits say, which are the default ones unless given', () => {
    const { maxMessages, maxChanges } = DEFAULT_PENDING_LIMITS
    for (const limits of [undefined, {}, { maxMessages: undefined, maxChanges: undefined }]) {
      expect(roomOf(new PendingMessages(limits), 1)).toBe(maxMessages)
      expect(roomOf(new PendingMessages(limits), 1_000)).toBe(maxChanges / 1_000)
    }
    expect(roomOf(new PendingMessages({ maxMessages: 7 }), 1)).toBe(7)
    expect(roomOf(new PendingMessages({ maxChanges: 30 }), 10)).toBe(3)
  })

  it('[P5] have no limits that are none', () => {
    for (const limit of [0, -1, Number.NaN]) {
      expect(() => new PendingMessages({ maxMessages: limit })).toThrow(LinkError)
      expect(() => new PendingMessages({ maxChanges: limit })).toThrow(LinkError)
    }
  })
})
