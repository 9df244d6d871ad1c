/** An entity's number on the wire: an unsigned 32-bit integer. */
export type EntityId = number

/** A component's name on the wire. It comes from a peer: never index a plain object with it. */
export type ComponentId = string

/** A field's name within its component. It comes from a peer: never index a plain object with it. */
export type FieldId = string

export const MAX_ENTITY_ID = 0xffff_ffff

/** Whether a number can be an entity's id. */
export function isEntityId(value: number): value is EntityId {
  return Number.isInteger(value) && value >= 0 && value <= MAX_ENTITY_ID
}
