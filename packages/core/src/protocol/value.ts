import type { ComponentId, EntityId, FieldId } from './ids.ts'

/**
 * A field's value with the type it has on the wire, so that a relay changes nothing.
 * 64-bit integers are bigint, always; other integers and floats are numbers.
 */
export type FieldValue =
  | { readonly type: 'Null'; readonly value?: undefined }
  | { readonly type: 'Bool'; readonly value: boolean }
  | {
      readonly type: 'U8' | 'U16' | 'U32' | 'I8' | 'I16' | 'I32' | 'F32' | 'F64'
      readonly value: number
    }
  | { readonly type: 'U64' | 'I64'; readonly value: bigint }
  | { readonly type: 'String'; readonly value: string }
  | { readonly type: 'Bytes'; readonly value: Uint8Array }
  | { readonly type: 'Array'; readonly value: readonly FieldValue[] }
  | { readonly type: 'Map'; readonly value: ReadonlyMap<string, FieldValue> }

/** The sixteen names of field types, as schemas and values write them. */
export type FieldType = FieldValue['type']

/** A component's content: opaque bytes, JSON text, or typed fields. */
export type ComponentData =
  | { readonly type: 'Binary'; readonly bytes: Uint8Array }
  | { readonly type: 'Json'; readonly text: string }
  | { readonly type: 'Structured'; readonly fields: ReadonlyMap<FieldId, FieldValue> }

export interface SerializedComponent {
  readonly id: ComponentId
  readonly data: ComponentData
}

export interface SerializedEntity {
  readonly id: EntityId
  readonly components: readonly SerializedComponent[]
}
