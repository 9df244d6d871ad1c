import type { ComponentId, FieldId } from '../protocol/ids.ts'
import type { FieldType, FieldValue } from '../protocol/value.ts'
import type { Schema } from './define-schema.ts'

/** A field as a registry and `schema_sync` describe it. */
export interface FieldSchema {
  readonly fieldId: FieldId
  readonly fieldType: FieldType
  readonly optional: boolean
  readonly defaultValue?: FieldValue
  readonly description?: string
}

/** One version of a component's description. */
export interface ComponentSchema {
  readonly componentId: ComponentId
  /** An unsigned 32-bit integer; a newer one is greater. */
  readonly version: number
  readonly fields: readonly FieldSchema[]
  readonly description?: string
}

/** Describes a schema's components for a registry or the wire, in their order. */
export function componentSchemas(schema: Schema, version = 1): ComponentSchema[] {
  return Array.from(schema.components.values(), (shape) => ({
    componentId: shape.id,
    version,
    fields: shape.fields.map(({ id, type, optional, defaultValue }) => ({
      fieldId: id,
      fieldType: type,
      optional,
      ...(defaultValue !== undefined && { defaultValue }),
    })),
  }))
}
