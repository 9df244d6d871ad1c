import type { DeltaChange, FieldDelta } from '../src/protocol/change.ts'
import {
  createDeltaPayload,
  createMessage,
  createSnapshotPayload,
} from '../src/protocol/create-message.ts'
import type { Message, MessagePayload } from '../src/protocol/message.ts'
import type { ComponentData, FieldValue, SerializedComponent } from '../src/protocol/value.ts'
import type { Kind } from './subject.ts'

/** Something that holds as many alike things as it is told. */
export interface Shape {
  readonly kind: Kind
  readonly build: (count: number) => unknown
}

const NULL: FieldValue = { type: 'Null' }
const ONE: FieldValue = { type: 'F32', value: 1 }
const NO_FIELDS: ComponentData = { type: 'Structured', fields: new Map() }

const values: readonly FieldValue[] = [
  NULL,
  ONE,
  { type: 'Bool', value: true },
  { type: 'U8', value: 200 },
  { type: 'I32', value: -70_000 },
  { type: 'U64', value: 2n ** 63n },
  { type: 'U64', value: 1n },
  { type: 'I64', value: -(2n ** 40n) },
  { type: 'F64', value: 0.1 },
  { type: 'String', value: '' },
  { type: 'String', value: 'Grüße, 世界 🙂' },
  { type: 'String', value: '"\n\t\u0001' },
  { type: 'Bytes', value: new Uint8Array(0) },
  { type: 'Bytes', value: Uint8Array.of(255) },
  { type: 'Bytes', value: new Uint8Array(100).fill(7) },
  { type: 'Array', value: [] },
  { type: 'Array', value: [NULL] },
  { type: 'Map', value: new Map() },
  { type: 'Map', value: new Map([['', NULL]]) },
  nested(20),
]

const contents: readonly ComponentData[] = [
  NO_FIELDS,
  { type: 'Binary', bytes: new Uint8Array(0) },
  { type: 'Json', text: '{}' },
  { type: 'Structured', fields: new Map([['x', ONE]]) },
]

const fieldDeltas: readonly FieldDelta[] = [
  { fieldId: 'x', oldValue: undefined, newValue: ONE },
  { fieldId: '', oldValue: NULL, newValue: NULL },
]

const changes: readonly DeltaChange[] = [
  { type: 'entity_added', entityId: 1 },
  { type: 'entity_removed', entityId: 70_000 },
  { type: 'component_removed', entityId: 1, componentId: 'Health' },
  { type: 'component_added', entityId: 1, componentId: '', data: NO_FIELDS },
  { type: 'fields_updated', entityId: 1, componentId: '', fields: [] },
  { type: 'fields_updated', entityId: 1, componentId: 'Position', fields: fieldDeltas },
]

/** The last ones meet in one place of the tables of engines that hash them by their value. */
const namings: readonly ((index: number) => string)[] = [
  (index) => `field-${index}`,
  (index) => index.toString(36),
  String,
  (index) => String(index * 32_768),
]

export const shapes: readonly Shape[] = [
  ...values.flatMap((value): Shape[] => [
    { kind: 'component', build: (count) => componentOf([['v', arrayOf(count, value)]]) },
    {
      kind: 'message',
      build: (count) => snapshotOf([componentOf([['v', arrayOf(count, value)]])]),
    },
  ]),
  ...namings.map((naming): Shape => ({
    kind: 'component',
    build: (count) =>
      componentOf(Array.from({ length: count }, (_, index) => [naming(index), NULL])),
  })),
  {
    kind: 'component',
    build: (count) => componentOf([['v', { type: 'Bytes', value: new Uint8Array(count) }]]),
  },
  {
    kind: 'component',
    build: (count) => ({ id: 'Note', data: { type: 'Json', text: 'x'.repeat(count) } }),
  },
  { kind: 'component', build: (count) => ({ id: 'é'.repeat(count), data: NO_FIELDS }) },
  ...contents.flatMap((data): Shape[] => [
    { kind: 'message', build: (count) => snapshotOf(times(count, { id: '', data })) },
    {
      kind: 'world_snapshot',
      build: (count) => ({
        entities: times(count, { id: 1, components: [{ id: 'C', data }] }),
        timestamp: 0,
        version: '',
      }),
    },
  ]),
  {
    kind: 'world_snapshot',
    build: (count) => ({
      entities: times(count, { id: 1, components: [] }),
      timestamp: 0,
      version: '1',
    }),
  },
  ...changes.flatMap((change): Shape[] => [
    { kind: 'message', build: (count) => messageOf(createDeltaPayload(times(count, change), 1n)) },
    {
      kind: 'delta',
      build: (count) => ({ changes: times(count, change), timestamp: 1, baseTimestamp: 0 }),
    },
  ]),
  ...fieldDeltas.map((delta): Shape => ({
    kind: 'message',
    build: (count) =>
      messageOf(
        createDeltaPayload(
          [{ type: 'fields_updated', entityId: 1, componentId: 'C', fields: times(count, delta) }],
          1n,
        ),
      ),
  })),
  {
    kind: 'message',
    build: (count) =>
      messageOf({
        type: 'schema_sync',
        schemas: times(count, {
          componentId: 'C',
          version: 1,
          fields: [{ fieldId: 'x', fieldType: 'F32', optional: false }],
        }),
      }),
  },
  {
    kind: 'message',
    build: (count) => messageOf({ type: 'error', code: 1, message: 'x'.repeat(count) }),
  },
]

function times<Item>(count: number, item: Item): Item[] {
  return Array.from({ length: count }, () => item)
}

function arrayOf(count: number, value: FieldValue): FieldValue {
  return { type: 'Array', value: times(count, value) }
}

function nested(depth: number): FieldValue {
  return depth === 0 ? NULL : { type: 'Array', value: [nested(depth - 1)] }
}

function componentOf(fields: Iterable<readonly [string, FieldValue]>): SerializedComponent {
  return { id: 'C', data: { type: 'Structured', fields: new Map(fields) } }
}

function snapshotOf(components: readonly SerializedComponent[]): Message {
  return messageOf(createSnapshotPayload([{ id: 1, components }], 0))
}

function messageOf(payload: MessagePayload): Message {
  return createMessage(payload, { timestamp: 1000n, sequence: 7n, schemaVersion: 1 })
}
