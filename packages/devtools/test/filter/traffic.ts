import type {
  ComponentData,
  DeltaChange,
  FieldValue,
  MessagePayload,
  ProbeEvent,
  SerializedEntity,
} from '@tx2-link/core'
import fc from 'fast-check'
import { createDeltaPayload, createSnapshotPayload } from '@tx2-link/core'
import { deferralEvent, messageEvent } from '../recording/events.ts'

const name = fc.constantFrom('Position', 'Health', 'link', '', '__proto__')
const field = fc.constantFrom('x', 'y', 'current', '__proto__', '')
const entity = fc.nat(60)
const value = fc.nat(9).map((value): FieldValue => ({ type: 'U8', value }))

const data: fc.Arbitrary<ComponentData> = fc.oneof(
  fc.dictionary(field, value, { maxKeys: 3 }).map((fields): ComponentData => ({
    type: 'Structured',
    fields: new Map(Object.entries(fields)),
  })),
  fc.constantFrom('{"x":1,"current":[2]}', '[1]', '7', 'null').map((text): ComponentData => ({
    type: 'Json',
    text,
  })),
  fc.constant<ComponentData>({ type: 'Binary', bytes: new Uint8Array([1, 2]) }),
)

const change: fc.Arbitrary<DeltaChange> = fc.oneof(
  fc.record({ type: fc.constantFrom('entity_added', 'entity_removed'), entityId: entity }),
  fc.record({
    type: fc.constantFrom('component_added', 'component_updated'),
    entityId: entity,
    componentId: name,
    data,
  }),
  fc.record({
    type: fc.constant('component_removed'),
    entityId: entity,
    componentId: name,
  }),
  fc.record({
    type: fc.constant('fields_updated'),
    entityId: entity,
    componentId: name,
    fields: fc.array(
      fc.record({ fieldId: field, oldValue: fc.constant(undefined), newValue: value }),
      {
        maxLength: 3,
      },
    ),
  }),
) as fc.Arbitrary<DeltaChange>

const serialized: fc.Arbitrary<SerializedEntity> = fc.record({
  id: entity,
  components: fc.array(fc.record({ id: name, data }), { maxLength: 3 }),
})

const payload: fc.Arbitrary<MessagePayload> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(change, { maxLength: 6 }).map((changes) => createDeltaPayload(changes, 3n)),
  },
  {
    weight: 2,
    arbitrary: fc
      .array(serialized, { maxLength: 4 })
      .map((entities) => createSnapshotPayload(entities, 1)),
  },
  {
    weight: 1,
    arbitrary: fc.nat(50).map((code) => ({ type: 'error' as const, code, message: '' })),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<MessagePayload>(
      { type: 'ping' },
      { type: 'pong' },
      { type: 'ack', ackId: 5n },
      { type: 'request_snapshot' },
      { type: 'schema_sync', schemas: [] },
    ),
  },
)

interface Step {
  readonly payload: MessagePayload
  readonly gap: number
  readonly direction: 'in' | 'out'
  readonly isHeld: boolean
  readonly ticks: number
  readonly sequence: number
  readonly link: string
}

const step: fc.Arbitrary<Step> = fc.record({
  payload,
  gap: fc.oneof(fc.nat(60), fc.constant(7_200_000)),
  direction: fc.constantFrom('in', 'out'),
  isHeld: fc.boolean(),
  ticks: fc.integer({ min: 1, max: 3 }),
  sequence: fc.nat(60),
  link: fc.constantFrom('link', 'Position', ''),
})

/** Messages of every kind as a probe tells them, some of them refused before they went. */
export const trafficArbitrary: fc.Arbitrary<readonly ProbeEvent[]> = fc
  .array(step, { maxLength: 40 })
  .map((steps) => {
    const events: ProbeEvent[] = []
    let time = 500
    for (const { payload, gap, isHeld, ...input } of steps) {
      if (isHeld) {
        const messageType = payload.type
        events.push(
          deferralEvent(time, { messageType, reason: 'backpressure', retryAfterMs: undefined }),
        )
      }
      time += gap
      events.push(messageEvent(payload, { ...input, time }))
    }
    return events
  })
