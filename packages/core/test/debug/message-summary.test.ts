import { describe, expect, it } from 'vitest'
import { messageSummary } from '../../src/debug/message-summary.ts'
import { createDeltaPayload, createSnapshotPayload } from '../../src/protocol/create-message.ts'
import type { MessagePayload } from '../../src/protocol/message.ts'
import { DELTA, messageOf, SNAPSHOT } from './messages.ts'

describe('messageSummary', () => {
  it.each<[MessagePayload, string]>([
    [SNAPSHOT, 'Snapshot (seq: 5): 2 entities, 3 components'],
    [createSnapshotPayload([], 0), 'Snapshot (seq: 5): 0 entities, 0 components'],
    [
      DELTA,
      'Delta (seq: 5): 1 entity added, 2 entities removed, 1 component added, 2 components updated',
    ],
    [
      createDeltaPayload([{ type: 'component_removed', entityId: 1, componentId: 'A' }], 0n),
      'Delta (seq: 5): 1 component removed',
    ],
    [createDeltaPayload([], 0n), 'Delta (seq: 5): no changes'],
    [{ type: 'request_snapshot' }, 'RequestSnapshot (seq: 5)'],
    [{ type: 'ack', ackId: 2n ** 63n }, 'Ack (seq: 5): of 9223372036854775808'],
    [{ type: 'ping' }, 'Ping (seq: 5)'],
    [{ type: 'pong' }, 'Pong (seq: 5)'],
    [
      { type: 'schema_sync', schemas: [{ componentId: 'A', version: 1, fields: [] }] },
      'SchemaSync (seq: 5): 1 schema',
    ],
    [{ type: 'error', code: 403, message: 'no' }, 'Error (seq: 5): 403 no'],
  ])('[Z2] begins as the crate’s and says what is in it', (payload, text) => {
    expect(messageSummary(messageOf(payload, 5n))).toBe(text)
  })
})
