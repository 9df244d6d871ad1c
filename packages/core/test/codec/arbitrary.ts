import fc from 'fast-check'
import type { DeltaChange, FieldDelta } from '../../src/protocol/change.ts'
import type {
  ComponentSchemaInfo,
  Message,
  MessageHeader,
  MessagePayload,
} from '../../src/protocol/message.ts'
import type {
  ComponentData,
  FieldType,
  FieldValue,
  SerializedComponent,
  SerializedEntity,
} from '../../src/protocol/value.ts'
import type { Delta, WorldSnapshot } from '../../src/protocol/world-snapshot.ts'
import { FIELD_TYPES, HEADER_TYPES } from '../../src/codec/wire-names.ts'

/** What is to be drawn: JSON has no NaN and no infinities. */
export interface Reach {
  readonly nonFinite: boolean
  readonly negativeZero: boolean
}

const U64_MAX = 2n ** 64n - 1n
const I64_MIN = -(2n ** 63n)
const I64_MAX = 2n ** 63n - 1n

/** Names that would do harm, or get lost, in a plain object. */
const dangerousName = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', '0', '')

export const name: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 2, arbitrary: dangerousName },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)

const text = fc.string({ unit: 'binary', maxLength: 300 })
const u32 = fc.nat({ max: 0xffff_ffff })
const u64 = fc.oneof(fc.bigInt({ min: 0n, max: U64_MAX }), u32.map(BigInt))
const i64 = fc.oneof(
  fc.bigInt({ min: I64_MIN, max: I64_MAX }),
  fc.integer().map((value) => BigInt(value)),
)
const bytes = fc.uint8Array({ maxLength: 40 })

function f64({ nonFinite, negativeZero }: Reach): fc.Arbitrary<number> {
  const value = fc.double({ noDefaultInfinity: !nonFinite, noNaN: !nonFinite })
  return negativeZero ? value : value.map(withoutSignOfZero)
}

function f32({ nonFinite, negativeZero }: Reach): fc.Arbitrary<number> {
  const value = fc.float({ noDefaultInfinity: !nonFinite, noNaN: !nonFinite })
  return negativeZero ? value : value.map(withoutSignOfZero)
}

function withoutSignOfZero(value: number): number {
  return value === 0 ? 0 : value
}

function integer(type: 'U8' | 'U16' | 'U32' | 'I8' | 'I16' | 'I32', min: number, max: number) {
  return fc.integer({ min, max }).map((value): FieldValue => ({ type, value }))
}

function fieldValue(reach: Reach): fc.Arbitrary<FieldValue> {
  return fc.letrec<{ value: FieldValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constant<FieldValue>({ type: 'Null' }),
      fc.boolean().map((value): FieldValue => ({ type: 'Bool', value })),
      integer('U8', 0, 0xff),
      integer('U16', 0, 0xffff),
      integer('U32', 0, 0xffff_ffff),
      integer('I8', -0x80, 0x7f),
      integer('I16', -0x8000, 0x7fff),
      integer('I32', -0x8000_0000, 0x7fff_ffff),
      u64.map((value): FieldValue => ({ type: 'U64', value })),
      i64.map((value): FieldValue => ({ type: 'I64', value })),
      f32(reach).map((value): FieldValue => ({ type: 'F32', value })),
      f64(reach).map((value): FieldValue => ({ type: 'F64', value })),
      text.map((value): FieldValue => ({ type: 'String', value })),
      bytes.map((value): FieldValue => ({ type: 'Bytes', value })),
      fc
        .array(tie('value'), { maxLength: 18 })
        .map((value): FieldValue => ({ type: 'Array', value })),
      namedValues(tie('value')).map((value): FieldValue => ({ type: 'Map', value })),
    ),
  })).value
}

function namedValues(value: fc.Arbitrary<FieldValue>): fc.Arbitrary<Map<string, FieldValue>> {
  return fc.array(fc.tuple(name, value), { maxLength: 18 }).map((entries) => new Map(entries))
}

function componentData(reach: Reach): fc.Arbitrary<ComponentData> {
  return fc.oneof(
    bytes.map((value): ComponentData => ({ type: 'Binary', bytes: value })),
    text.map((value): ComponentData => ({ type: 'Json', text: value })),
    namedValues(fieldValue(reach)).map((fields): ComponentData => ({ type: 'Structured', fields })),
  )
}

export function component(reach: Reach): fc.Arbitrary<SerializedComponent> {
  return fc.record({ id: name, data: componentData(reach) }, { noNullPrototype: true })
}

function entities(reach: Reach): fc.Arbitrary<SerializedEntity[]> {
  const components = fc.array(component(reach), { maxLength: 3 })
  return fc.array(fc.record({ id: u32, components }, { noNullPrototype: true }), { maxLength: 18 })
}

function fieldDelta(reach: Reach): fc.Arbitrary<FieldDelta> {
  return fc.record(
    {
      fieldId: name,
      oldValue: fc.option(fieldValue(reach), { nil: undefined }),
      newValue: fieldValue(reach),
    },
    { noNullPrototype: true },
  )
}

function changes(reach: Reach): fc.Arbitrary<DeltaChange[]> {
  const fields = fc.array(fieldDelta(reach), { maxLength: 4 })
  const change = fc.oneof(
    fc
      .tuple(fc.constantFrom('entity_added', 'entity_removed'), u32)
      .map(([type, entityId]): DeltaChange => ({ type, entityId })),
    fc.tuple(u32, name).map(([entityId, componentId]): DeltaChange => ({
      type: 'component_removed',
      entityId,
      componentId,
    })),
    fc
      .tuple(
        fc.constantFrom('component_added', 'component_updated'),
        u32,
        name,
        componentData(reach),
      )
      .map(([type, entityId, componentId, data]): DeltaChange => ({
        type,
        entityId,
        componentId,
        data,
      })),
    fc.tuple(u32, name, fields).map(([entityId, componentId, deltas]): DeltaChange => ({
      type: 'fields_updated',
      entityId,
      componentId,
      fields: deltas,
    })),
  )
  return fc.array(change, { maxLength: 18 })
}

const schemas: fc.Arbitrary<ComponentSchemaInfo[]> = fc.array(
  fc.record(
    {
      componentId: name,
      version: u32,
      fields: fc.array(
        fc.record(
          {
            fieldId: name,
            fieldType: fc.constantFrom(...(FIELD_TYPES.names as readonly FieldType[])),
            optional: fc.boolean(),
          },
          { noNullPrototype: true },
        ),
        { maxLength: 5 },
      ),
    },
    { noNullPrototype: true },
  ),
  { maxLength: 4 },
)

function payload(reach: Reach): fc.Arbitrary<MessagePayload> {
  return fc.oneof(
    fc
      .tuple(entities(reach), f64(reach), u32, u32)
      .map(([list, worldTime, entityCount, componentCount]): MessagePayload => ({
        type: 'snapshot',
        entities: list,
        metadata: { worldTime, entityCount, componentCount, compression: 'None' },
      })),
    fc
      .tuple(changes(reach), u64, u32, u32)
      .map(([list, baseTimestamp, changeCount, entitiesAdded]): MessagePayload => ({
        type: 'delta',
        changes: list,
        baseTimestamp,
        metadata: { changeCount, entitiesAdded, entitiesRemoved: 0, componentsUpdated: 1 },
      })),
    fc.constantFrom('request_snapshot', 'ping', 'pong').map((type): MessagePayload => ({ type })),
    u64.map((ackId): MessagePayload => ({ type: 'ack', ackId })),
    schemas.map((list): MessagePayload => ({ type: 'schema_sync', schemas: list })),
    fc
      .tuple(u32, text)
      .map(([code, message]): MessagePayload => ({ type: 'error', code, message })),
  )
}

/** The header's kind is drawn apart from the payload: it may contradict it. */
const header: fc.Arbitrary<MessageHeader> = fc.record(
  {
    messageType: fc.nat({ max: HEADER_TYPES.length - 1 }).map((index) => HEADER_TYPES.at(index)!),
    timestamp: u64,
    id: u64,
    sequence: u64,
    schemaVersion: u32,
  },
  { noNullPrototype: true },
)

export function message(reach: Reach): fc.Arbitrary<Message> {
  return fc.record({ header, payload: payload(reach) }, { noNullPrototype: true })
}

export function worldSnapshot(reach: Reach): fc.Arbitrary<WorldSnapshot> {
  return fc.record(
    { entities: entities(reach), timestamp: f64(reach), version: text },
    { noNullPrototype: true },
  )
}

export function delta(reach: Reach): fc.Arbitrary<Delta> {
  return fc.record(
    { changes: changes(reach), timestamp: f64(reach), baseTimestamp: f64(reach) },
    { noNullPrototype: true },
  )
}
