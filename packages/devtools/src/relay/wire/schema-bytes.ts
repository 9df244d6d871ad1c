import {
  type ComponentDefinition,
  LinkError,
  LinkErrorCode,
  type Schema,
  componentSchemas,
  createCodec,
  createMessage,
  defineSchema,
} from '@tx2-link/core'

const MAX_SCHEMA_BYTES = 4 * 1024 * 1024

const codec = createCodec('msgpack', { maxBytes: MAX_SCHEMA_BYTES })

/** A schema as the `schema_sync` message in which clients are told of it, too. */
export function encodeSchema(schema: Schema): Uint8Array {
  return codec.encodeMessage(
    createMessage(
      { type: 'schema_sync', schemas: componentSchemas(schema) },
      { timestamp: 0n, sequence: 0n, schemaVersion: 1 },
    ),
  )
}

/** The schema again; throws LinkError `malformed`, `limitExceeded` or `invalidConfig`. */
export function decodeSchema(bytes: Uint8Array): Schema {
  const { payload } = codec.decodeMessage(bytes)
  if (payload.type !== 'schema_sync') {
    throw new LinkError(LinkErrorCode.malformed, `a schema was expected, not ${payload.type}`)
  }
  // Without prototypes, since a component may be called `__proto__`.
  const definition: Record<string, ComponentDefinition> = Object.create(null)
  for (const { componentId, fields } of payload.schemas) {
    const component: Record<string, ComponentDefinition[string]> = Object.create(null)
    for (const { fieldId, fieldType, optional } of fields) {
      component[fieldId] = { type: fieldType, optional }
    }
    definition[componentId] = component
  }
  return defineSchema(definition)
}
