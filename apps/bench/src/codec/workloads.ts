import type { DeltaChange, FieldValue, Message, SerializedEntity } from '@tx2-link/core'
import { createDeltaPayload, createMessage, createSnapshotPayload } from '@tx2-link/core'

const COUNT = 1_000
const STAMP = { timestamp: 1_763_800_000_000n, sequence: 42n, schemaVersion: 1 }

/** What a game sends: where things are, how they are, and how they are called. */
export const workloads: readonly { readonly name: string; readonly message: Message }[] = [
  { name: `a delta of ${COUNT} changes`, message: createDelta() },
  { name: `a snapshot of ${COUNT} entities`, message: createSnapshot() },
]

function createDelta(): Message {
  const changes = Array.from({ length: COUNT }, (_, index): DeltaChange => ({
    type: 'fields_updated',
    entityId: index * 3,
    componentId: index % 4 === 0 ? 'Health' : 'Position',
    fields:
      index % 4 === 0
        ? [
            {
              fieldId: 'current',
              oldValue: undefined,
              newValue: { type: 'U16', value: index % 100 },
            },
          ]
        : [
            { fieldId: 'x', oldValue: undefined, newValue: f32(index * 1.37) },
            { fieldId: 'y', oldValue: undefined, newValue: f32(index / 7) },
          ],
  }))
  return createMessage(createDeltaPayload(changes, 1_763_799_999_950n), STAMP)
}

function createSnapshot(): Message {
  const entities = Array.from({ length: COUNT }, (_, index): SerializedEntity => ({
    id: index * 3,
    components: [
      { id: 'Position', data: structured({ x: f32(index * 1.37), y: f32(index / 7) }) },
      { id: 'Health', data: structured({ current: u16(index % 100), max: u16(100) }) },
      { id: 'Name', data: structured({ value: { type: 'String', value: `Orc ${index}` } }) },
    ],
  }))
  return createMessage(createSnapshotPayload(entities, 12.5), STAMP)
}

function structured(fields: Readonly<Record<string, FieldValue>>) {
  return { type: 'Structured', fields: new Map(Object.entries(fields)) } as const
}

function f32(value: number): FieldValue {
  return { type: 'F32', value: Math.fround(value) }
}

function u16(value: number): FieldValue {
  return { type: 'U16', value }
}
