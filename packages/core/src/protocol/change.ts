import type { ComponentId, EntityId, FieldId } from './ids.ts'
import type { ComponentData, FieldValue } from './value.ts'

export interface FieldDelta {
  readonly fieldId: FieldId
  /** What the sender had before; ours never send it, since nobody needs it and it costs a third of the bytes. */
  readonly oldValue: FieldValue | undefined
  readonly newValue: FieldValue
}

/** One change of a world. Values are absolute, so that applying a change twice is harmless. */
export type DeltaChange =
  | { readonly type: 'entity_added'; readonly entityId: EntityId }
  | { readonly type: 'entity_removed'; readonly entityId: EntityId }
  | {
      readonly type: 'component_added' | 'component_updated'
      readonly entityId: EntityId
      readonly componentId: ComponentId
      readonly data: ComponentData
    }
  | {
      readonly type: 'component_removed'
      readonly entityId: EntityId
      readonly componentId: ComponentId
    }
  | {
      readonly type: 'fields_updated'
      readonly entityId: EntityId
      readonly componentId: ComponentId
      readonly fields: readonly FieldDelta[]
    }
