import type { DeltaChange } from '../../../src/protocol/change.ts'
import type { Message, MessagePayload } from '../../../src/protocol/message.ts'
import type {
  ComponentData,
  FieldValue,
  SerializedComponent,
  SerializedEntity,
} from '../../../src/protocol/value.ts'
import type { Delta, WorldSnapshot } from '../../../src/protocol/world-snapshot.ts'
import { HEADER_NAMES } from '../../../src/codec/wire-names.ts'

type Fields = readonly (readonly [name: string, value: unknown])[]

/** How a generic MessagePack library is made to write our types: the spellings that the protocol leaves open. */
export interface Spelling {
  struct(fields: Fields): unknown
  /** The tag is one of the fields, and comes first when they have an order. */
  tagged(fields: Fields): unknown
  integer(value: number | bigint): unknown
  text(value: string): unknown
}

/** The spelling of the crate. */
export const canonical: Spelling = {
  struct: (fields) => fields.map(([, value]) => value),
  tagged: (fields) => fields.map(([, value]) => value),
  integer: (value) => (value >= -(2n ** 31n) && value < 2n ** 32n ? Number(value) : value),
  text: (value) => value,
}

/** Any other spelling, by the given source of numbers from 0 to 1. */
export function anySpelling(random: () => number): Spelling {
  const struct = (fields: Fields): unknown =>
    random() < 0.3 ? fields.map(([, value]) => value) : shuffledMap(fields, random)
  return {
    struct,
    tagged: struct,
    // The library writes a bigint with 64 bits, whatever its value.
    integer: (value) => (random() < 0.3 ? BigInt(value) : canonical.integer(value)),
    text: (value) => (random() < 0.3 ? new TextEncoder().encode(value) : value),
  }
}

function shuffledMap(fields: Fields, random: () => number): Record<string, unknown> {
  const entries: [string, unknown][] = fields.map(([name, value]) => [name, value])
  if (random() < 0.3) entries.push(['stranger', [{ of: 'any' }, null, 1.5, new Uint8Array(3)]])
  const order = entries.map((entry) => [random(), entry] as const)
  return Object.fromEntries(order.sort(([a], [b]) => a - b).map(([, entry]) => entry))
}

export function messageTree({ header, payload }: Message, spell: Spelling): unknown {
  return spell.struct([
    [
      'header',
      spell.struct([
        ['msg_type', spell.text(HEADER_NAMES[header.messageType])],
        ['timestamp', spell.integer(header.timestamp)],
        ['id', spell.integer(header.id)],
        ['sequence', spell.integer(header.sequence)],
        ['schema_version', spell.integer(header.schemaVersion)],
      ]),
    ],
    ['payload', payloadTree(payload, spell)],
  ])
}

function payloadTree(payload: MessagePayload, spell: Spelling): unknown {
  const tag = ['type', spell.text(payload.type)] as const
  switch (payload.type) {
    case 'snapshot': {
      const { metadata } = payload
      return spell.tagged([
        tag,
        ['entities', payload.entities.map((entity) => entityTree(entity, spell))],
        [
          'metadata',
          spell.struct([
            ['world_time', metadata.worldTime],
            ['entity_count', spell.integer(metadata.entityCount)],
            ['component_count', spell.integer(metadata.componentCount)],
            ['compression', metadata.compression],
          ]),
        ],
      ])
    }
    case 'delta': {
      const { metadata } = payload
      return spell.tagged([
        tag,
        ['changes', payload.changes.map((change) => changeTree(change, spell))],
        ['base_timestamp', spell.integer(payload.baseTimestamp)],
        [
          'metadata',
          spell.struct([
            ['change_count', spell.integer(metadata.changeCount)],
            ['entities_added', spell.integer(metadata.entitiesAdded)],
            ['entities_removed', spell.integer(metadata.entitiesRemoved)],
            ['components_updated', spell.integer(metadata.componentsUpdated)],
          ]),
        ],
      ])
    }
    case 'ack':
      return spell.tagged([tag, ['ack_id', spell.integer(payload.ackId)]])
    case 'error':
      return spell.tagged([
        tag,
        ['code', spell.integer(payload.code)],
        ['message', spell.text(payload.message)],
      ])
    case 'schema_sync':
      return spell.tagged([
        tag,
        [
          'schemas',
          payload.schemas.map((schema) =>
            spell.struct([
              ['component_id', spell.text(schema.componentId)],
              ['version', spell.integer(schema.version)],
              [
                'fields',
                schema.fields.map((field) =>
                  spell.struct([
                    ['field_id', spell.text(field.fieldId)],
                    ['field_type', field.fieldType],
                    ['optional', field.optional],
                  ]),
                ),
              ],
            ]),
          ),
        ],
      ])
    default:
      return spell.tagged([tag])
  }
}

export function worldSnapshotTree(snapshot: WorldSnapshot, spell: Spelling): unknown {
  return spell.struct([
    ['entities', snapshot.entities.map((entity) => entityTree(entity, spell))],
    ['timestamp', snapshot.timestamp],
    ['version', spell.text(snapshot.version)],
  ])
}

export function deltaTree(delta: Delta, spell: Spelling): unknown {
  return spell.struct([
    ['changes', delta.changes.map((change) => changeTree(change, spell))],
    ['timestamp', delta.timestamp],
    ['base_timestamp', delta.baseTimestamp],
  ])
}

export function componentTree(component: SerializedComponent, spell: Spelling): unknown {
  return spell.struct([
    ['id', spell.text(component.id)],
    ['data', dataTree(component.data, spell)],
  ])
}

function entityTree(entity: SerializedEntity, spell: Spelling): unknown {
  return spell.struct([
    ['id', spell.integer(entity.id)],
    ['components', entity.components.map((component) => componentTree(component, spell))],
  ])
}

function changeTree(change: DeltaChange, spell: Spelling): unknown {
  const fields: [string, unknown][] = [
    ['type', spell.text(change.type)],
    ['entity_id', spell.integer(change.entityId)],
  ]
  if ('componentId' in change) fields.push(['component_id', spell.text(change.componentId)])
  if ('data' in change) fields.push(['data', dataTree(change.data, spell)])
  if ('fields' in change) {
    const deltas = change.fields.map((delta) =>
      spell.struct([
        ['field_id', spell.text(delta.fieldId)],
        ['old_value', delta.oldValue === undefined ? null : valueTree(delta.oldValue, spell)],
        ['new_value', valueTree(delta.newValue, spell)],
      ]),
    )
    fields.push(['fields', deltas])
  }
  return spell.tagged(fields)
}

function dataTree(data: ComponentData, spell: Spelling): unknown {
  switch (data.type) {
    case 'Binary':
      return { Binary: byteTree(data.bytes, spell) }
    case 'Json':
      return { Json: spell.text(data.text) }
    case 'Structured':
      return { Structured: namedTree(data.fields, spell) }
  }
}

function byteTree(bytes: Uint8Array, spell: Spelling): unknown {
  return Array.from(bytes, (byte) => spell.integer(byte))
}

function namedTree(values: ReadonlyMap<string, FieldValue>, spell: Spelling): unknown {
  return Object.fromEntries([...values].map(([name, value]) => [name, valueTree(value, spell)]))
}

function valueTree(value: FieldValue, spell: Spelling): unknown {
  switch (value.type) {
    case 'Null':
      return 'Null'
    case 'Array':
      return { Array: value.value.map((element) => valueTree(element, spell)) }
    case 'Map':
      return { Map: namedTree(value.value, spell) }
    case 'Bytes':
      return { Bytes: byteTree(value.value, spell) }
    case 'String':
      return { String: spell.text(value.value) }
    case 'Bool':
    case 'F32':
    case 'F64':
      return { [value.type]: value.value }
    default:
      return { [value.type]: spell.integer(value.value) }
  }
}
