import type {
  ComponentName,
  ComponentValue,
  EntityComponents,
  EntityId,
  FieldName,
  FieldValueOf,
  Schema,
} from '@tx2-link/core'
import type { EntityQuery } from './entity-query.ts'

/**
 * The replicated world as it was last published. It is one object for the life of the store and
 * reads the newest publication: the state's `revision`, not this object's identity, says that
 * something changed. Between two publications it says the same.
 *
 * Objects that it gives are frozen and stay the same ones until what they say changes.
 */
export interface WorldView<S extends Schema = Schema> {
  /** Living entities. */
  readonly size: number
  has(id: EntityId, name?: ComponentName<S>): boolean
  /** The revision in which the entity came; undefined if it does not live. Another one under its id is another life. */
  bornIn(id: EntityId): number | undefined
  /** All components of an entity by name, in an object without prototype; undefined if it does not live. */
  get(id: EntityId): EntityComponents<S> | undefined
  component<Name extends ComponentName<S>>(
    id: EntityId,
    name: Name,
  ): ComponentValue<S, Name> | undefined
  /** Reads one field; makes no objects, so that it can be called for every entity in every frame. */
  field<Name extends ComponentName<S>, Field extends FieldName<S, Name>>(
    id: EntityId,
    name: Name,
    field: Field,
  ): FieldValueOf<S, Name, Field> | undefined
  /** Ascending. */
  ids(): readonly EntityId[]
  /** In the query's order, by id unless told; the same array until an entity goes in or out or moves. */
  query(query: EntityQuery<S>): readonly EntityId[]
  /** How many entities the query means; makes no list of them. */
  count(query: EntityQuery<S>): number
}
