import type { DeltaChange } from '../../src/protocol/change.ts'
import {
  createDeltaPayload,
  createMessage,
  createSnapshotPayload,
} from '../../src/protocol/create-message.ts'
import type { Message, MessagePayload } from '../../src/protocol/message.ts'
import type { SerializedComponent } from '../../src/protocol/value.ts'

const POSITION: SerializedComponent = {
  id: 'Position',
  data: { type: 'Structured', fields: new Map([['x', { type: 'F32', value: 1.5 }]]) },
}

export function messageOf(payload: MessagePayload, sequence: bigint): Message {
  return createMessage(payload, { timestamp: 1_700n, sequence, schemaVersion: 1 })
}

export const SNAPSHOT: MessagePayload = createSnapshotPayload(
  [
    { id: 1, components: [POSITION] },
    { id: 2, components: [POSITION, { id: 'Note', data: { type: 'Json', text: '{}' } }] },
  ],
  1.7,
)

const CHANGES: readonly DeltaChange[] = [
  { type: 'entity_removed', entityId: 7 },
  { type: 'entity_removed', entityId: 8 },
  { type: 'entity_added', entityId: 9 },
  { type: 'component_added', entityId: 9, componentId: 'Position', data: POSITION.data },
  { type: 'component_updated', entityId: 1, componentId: 'Position', data: POSITION.data },
  {
    type: 'fields_updated',
    entityId: 2,
    componentId: 'Position',
    fields: [{ fieldId: 'x', oldValue: undefined, newValue: { type: 'F32', value: 2 } }],
  },
]

export const DELTA: MessagePayload = createDeltaPayload(CHANGES, 1_600n)
