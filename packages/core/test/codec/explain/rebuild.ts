import type { ExplainedNode, NodeKind } from '../../../src/codec/explain/explained-node.ts'
import type { DeltaChange, FieldDelta } from '../../../src/protocol/change.ts'
import type {
  ComponentSchemaInfo,
  FieldSchemaInfo,
  Message,
  MessagePayload,
  SnapshotMetadata,
} from '../../../src/protocol/message.ts'
import type {
  ComponentData,
  FieldType,
  FieldValue,
  SerializedEntity,
} from '../../../src/protocol/value.ts'

/** The message that a tree of nodes tells, by the nodes alone. */
export function messageOfTree(root: ExplainedNode): Message {
  const header = only(root, 'header')
  return {
    header: {
      messageType: valueOf(header, 'msg_type'),
      timestamp: valueOf(header, 'timestamp'),
      id: valueOf(header, 'id'),
      sequence: valueOf(header, 'sequence'),
      schemaVersion: valueOf(header, 'schema_version'),
    },
    payload: payloadOf(only(root, 'payload')),
  }
}

function payloadOf(node: ExplainedNode): MessagePayload {
  const type = valueOf<MessagePayload['type']>(node, 'type')
  switch (type) {
    case 'delta': {
      const metadata = only(node, 'metadata')
      return {
        type,
        changes: all(node, 'change').map(changeOf),
        baseTimestamp: valueOf(node, 'base_timestamp'),
        metadata: {
          changeCount: valueOf(metadata, 'change_count'),
          entitiesAdded: valueOf(metadata, 'entities_added'),
          entitiesRemoved: valueOf(metadata, 'entities_removed'),
          componentsUpdated: valueOf(metadata, 'components_updated'),
        },
      }
    }
    case 'snapshot':
      return {
        type,
        entities: all(node, 'entity').map(entityOf),
        metadata: snapshotMetadataOf(only(node, 'metadata')),
      }
    case 'ack':
      return { type, ackId: valueOf(node, 'ack_id') }
    case 'error':
      return { type, code: valueOf(node, 'code'), message: valueOf(node, 'message') }
    case 'schema_sync':
      return { type, schemas: all(node, 'schema').map(schemaOf) }
    default:
      return { type }
  }
}

function snapshotMetadataOf(node: ExplainedNode): SnapshotMetadata {
  return {
    worldTime: valueOf(node, 'world_time'),
    entityCount: valueOf(node, 'entity_count'),
    componentCount: valueOf(node, 'component_count'),
    compression: valueOf(node, 'compression'),
  }
}

function schemaOf(node: ExplainedNode): ComponentSchemaInfo {
  const fields = all(node, 'schema-field').map((field): FieldSchemaInfo => ({
    fieldId: valueOf(field, 'field_id'),
    fieldType: valueOf(field, 'field_type'),
    optional: valueOf(field, 'optional'),
  }))
  return {
    componentId: valueOf(node, 'component_id'),
    version: valueOf(node, 'version'),
    fields,
  }
}

function entityOf(node: ExplainedNode): SerializedEntity {
  const components = all(node, 'component').map((component) => ({
    id: valueOf<string>(component, 'id'),
    data: dataOf(component),
  }))
  return { id: valueOf(node, 'id'), components }
}

function changeOf(node: ExplainedNode): DeltaChange {
  const type = valueOf<DeltaChange['type']>(node, 'type')
  const entityId = valueOf<number>(node, 'entity_id')
  switch (type) {
    case 'entity_added':
    case 'entity_removed':
      return { type, entityId }
    case 'component_removed':
      return { type, entityId, componentId: node.name }
    case 'component_added':
    case 'component_updated':
      return { type, entityId, componentId: node.name, data: dataOf(node) }
    case 'fields_updated':
      return { type, entityId, componentId: node.name, fields: all(node, 'field').map(deltaOf) }
  }
}

function deltaOf(node: ExplainedNode): FieldDelta {
  const [before] = all(node, 'old-value')
  return {
    fieldId: valueOf(node, 'field_id'),
    oldValue: before && fieldValueOf(before),
    newValue: fieldValueOf(node),
  }
}

function dataOf(node: ExplainedNode): ComponentData {
  const [data] = all(node, 'data')
  if (data === undefined) return { type: 'Structured', fields: namedOf(all(node, 'field')) }
  return data.type === 'Json'
    ? { type: 'Json', text: data.value as string }
    : { type: 'Binary', bytes: data.value as Uint8Array }
}

function fieldValueOf(node: ExplainedNode): FieldValue {
  const type = node.type as FieldType
  if (type === 'Array') return { type, value: all(node, 'element').map(fieldValueOf) }
  if (type === 'Map') return { type, value: namedOf(all(node, 'entry')) }
  if (type === 'Null') return { type }
  return { type, value: node.value } as FieldValue
}

function namedOf(nodes: readonly ExplainedNode[]): Map<string, FieldValue> {
  return new Map(nodes.map((node) => [node.name, fieldValueOf(node)]))
}

function all(node: ExplainedNode, kind: NodeKind): readonly ExplainedNode[] {
  return node.children.filter((child) => child.kind === kind)
}

function only(node: ExplainedNode, kind: NodeKind): ExplainedNode {
  const [found, ...more] = all(node, kind)
  if (found === undefined || more.length > 0) throw new Error(`not one ${kind}`)
  return found
}

/** The value of a part or property that the protocol names. */
function valueOf<Value>(node: ExplainedNode, name: string): Value {
  const found = node.children.filter(
    ({ kind, name: own }) => own === name && (kind === 'part' || kind === 'property'),
  )
  if (found.length !== 1) throw new Error(`not one ${name}`)
  return found[0]!.value as Value
}
