import type {
  DeltaChange,
  FieldDelta,
  FieldValue,
  Message,
  MessagePayload,
  SerializedEntity,
} from '@tx2-link/core'

/**
 * What a program does that leaves MessagePack to a generic library: a tree of arrays and objects is made
 * of each message before it is written, and a message of each tree that was read. As far as the workloads
 * need it, and with no check of what was read.
 */

type ValueTree = Readonly<Record<string, number | string>>
type NamedTree = Readonly<Record<string, ValueTree>>
type FieldTree = readonly [id: string, before: null, after: ValueTree]
type ChangeTree = readonly [type: string, entity: number, component: string, fields: FieldTree[]]
type ComponentTree = readonly [id: string, data: { readonly Structured: NamedTree }]
type EntityTree = readonly [id: number, components: ComponentTree[]]
type PayloadTree =
  | readonly ['delta', ChangeTree[], number | bigint, readonly [number, number, number, number]]
  | readonly ['snapshot', EntityTree[], readonly [number, number, number, string]]
type HeaderTree = readonly [
  type: string,
  timestamp: number | bigint,
  id: number | bigint,
  sequence: number | bigint,
  version: number,
]
export type MessageTree = readonly [HeaderTree, PayloadTree]

export function treeOf({ header, payload }: Message): MessageTree {
  const { timestamp, id, sequence, schemaVersion } = header
  const name = header.messageType === 'delta' ? 'Delta' : 'Snapshot'
  return [[name, timestamp, id, sequence, schemaVersion], payloadTree(payload)]
}

function payloadTree(payload: MessagePayload): PayloadTree {
  switch (payload.type) {
    case 'delta': {
      const { changeCount, entitiesAdded, entitiesRemoved, componentsUpdated } = payload.metadata
      return [
        'delta',
        payload.changes.map(changeTree),
        payload.baseTimestamp,
        [changeCount, entitiesAdded, entitiesRemoved, componentsUpdated],
      ]
    }
    case 'snapshot': {
      const { worldTime, entityCount, componentCount, compression } = payload.metadata
      return [
        'snapshot',
        payload.entities.map(entityTree),
        [worldTime, entityCount, componentCount, compression],
      ]
    }
    default:
      throw new Error(`no workload sends ${payload.type}`)
  }
}

function changeTree(change: DeltaChange): ChangeTree {
  if (change.type !== 'fields_updated') throw new Error(`no workload has ${change.type}`)
  const fields = change.fields.map(({ fieldId, newValue }): FieldTree => [
    fieldId,
    null,
    valueTree(newValue),
  ])
  return [change.type, change.entityId, change.componentId, fields]
}

function entityTree({ id, components }: SerializedEntity): EntityTree {
  return [
    id,
    components.map(({ id: component, data }): ComponentTree => {
      if (data.type !== 'Structured') throw new Error(`no workload has ${data.type}`)
      const named: Record<string, ValueTree> = {}
      for (const [name, value] of data.fields) named[name] = valueTree(value)
      return [component, { Structured: named }]
    }),
  ]
}

function valueTree(value: FieldValue): ValueTree {
  if (value.type === 'U16' || value.type === 'F32' || value.type === 'String') {
    return { [value.type]: value.value }
  }
  throw new Error(`no workload has ${value.type}`)
}

export function messageOf([header, payload]: MessageTree): Message {
  const [name, timestamp, id, sequence, schemaVersion] = header
  return {
    header: {
      messageType: name === 'Delta' ? 'delta' : 'snapshot',
      timestamp: BigInt(timestamp),
      id: BigInt(id),
      sequence: BigInt(sequence),
      schemaVersion,
    },
    payload: payloadOf(payload),
  }
}

function payloadOf(tree: PayloadTree): MessagePayload {
  if (tree[0] === 'delta') {
    const [type, changes, baseTimestamp, counts] = tree
    const [changeCount, entitiesAdded, entitiesRemoved, componentsUpdated] = counts
    return {
      type,
      changes: changes.map(changeOf),
      baseTimestamp: BigInt(baseTimestamp),
      metadata: { changeCount, entitiesAdded, entitiesRemoved, componentsUpdated },
    }
  }
  const [type, entities, [worldTime, entityCount, componentCount]] = tree
  return {
    type,
    entities: entities.map(entityOf),
    metadata: { worldTime, entityCount, componentCount, compression: 'None' },
  }
}

function changeOf([, entityId, componentId, fields]: ChangeTree): DeltaChange {
  return { type: 'fields_updated', entityId, componentId, fields: fields.map(fieldOf) }
}

function fieldOf([fieldId, , after]: FieldTree): FieldDelta {
  return { fieldId, oldValue: undefined, newValue: valueOf(after) }
}

function entityOf([id, components]: EntityTree): SerializedEntity {
  return {
    id,
    components: components.map(([component, { Structured }]) => {
      const fields = new Map<string, FieldValue>()
      for (const name of Object.keys(Structured)) {
        const value = Structured[name]
        if (value !== undefined) fields.set(name, valueOf(value))
      }
      return { id: component, data: { type: 'Structured', fields } }
    }),
  }
}

function valueOf(tree: ValueTree): FieldValue {
  const { F32, U16, String: text } = tree
  if (typeof F32 === 'number') return { type: 'F32', value: F32 }
  if (typeof U16 === 'number') return { type: 'U16', value: U16 }
  return { type: 'String', value: String(text) }
}
