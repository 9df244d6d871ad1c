import { LinkError, LinkErrorCode } from '../error.ts'
import type { ComponentId } from '../protocol/ids.ts'
import { isFieldType } from './field.ts'
import type { Field, PlainValues } from './field.ts'
import { isWellFormed } from './well-formed.ts'

/** Components in one schema, at the most. */
export const MAX_COMPONENTS = 1024

/** Fields in one component, at the most. */
export const MAX_FIELDS = 256

export type ComponentDefinition = Readonly<Record<string, Field>>

export type SchemaDefinition = Readonly<Record<string, ComponentDefinition>>

/** What components a world has, and of what fields each is made. */
export interface Schema<Definition extends SchemaDefinition = SchemaDefinition> {
  readonly definition: Definition
  /** By name, in the order of definition. */
  readonly components: ReadonlyMap<ComponentId, ComponentShape>
}

/** A component's fields in their order, with the position of each. */
export interface ComponentShape {
  readonly id: ComponentId
  /** Position among the schema's components. */
  readonly index: number
  readonly fields: readonly NamedField[]
  readonly fieldIndex: ReadonlyMap<string, number>
}

export interface NamedField extends Field {
  readonly id: string
}

type OptionalKeys<Fields extends ComponentDefinition> = {
  [Key in keyof Fields]: Fields[Key] extends Field<infer _Type, true> ? Key : never
}[keyof Fields]

type Simplify<T> = { [Key in keyof T]: T[Key] }

/** The plain object that a component with these fields is. */
export type ComponentValueOf<Fields extends ComponentDefinition> = Simplify<
  {
    readonly [Key in Exclude<keyof Fields, OptionalKeys<Fields>>]: PlainValues[Fields[Key]['type']]
  } & {
    readonly [Key in OptionalKeys<Fields>]?: PlainValues[Fields[Key]['type']]
  }
>

/** Some fields of a component; an optional one given as undefined is removed. */
type ComponentPatchOf<Fields extends ComponentDefinition> = Simplify<
  {
    readonly [Key in Exclude<keyof Fields, OptionalKeys<Fields>>]?: PlainValues[Fields[Key]['type']]
  } & {
    readonly [Key in OptionalKeys<Fields>]?: PlainValues[Fields[Key]['type']] | undefined
  }
>

/** The names of a schema's components. */
export type ComponentName<S extends Schema> = Extract<keyof S['definition'], string>

/** A component's value by its name. */
export type ComponentValue<S extends Schema, Name extends ComponentName<S>> = ComponentValueOf<
  S['definition'][Name]
>

/** Some fields of a component, by its name. */
export type ComponentPatch<S extends Schema, Name extends ComponentName<S>> = ComponentPatchOf<
  S['definition'][Name]
>

/** The names of a component's fields. */
export type FieldName<S extends Schema, Name extends ComponentName<S>> = Extract<
  keyof S['definition'][Name],
  string
>

/** One field's value; undefined when it is optional and absent. */
export type FieldValueOf<
  S extends Schema,
  Name extends ComponentName<S>,
  Key extends FieldName<S, Name>,
> =
  S['definition'][Name][Key] extends Field<infer Type, infer Optional>
    ? PlainValues[Type] | (Optional extends true ? undefined : never)
    : never

/** All components that an entity may have, by name; those that it has not are absent. */
export type EntityComponents<S extends Schema> = {
  readonly [Name in ComponentName<S>]?: ComponentValue<S, Name>
}

/**
 * Makes a schema from component names and their fields, in the order given.
 * At most 1,024 components of 256 fields each; names are text that UTF-8 can carry and not empty.
 * Throws LinkError `invalidConfig`, so that a faulty schema fails where it is written.
 */
export function defineSchema<const Definition extends SchemaDefinition>(
  definition: Definition,
): Schema<Definition> {
  const names = Object.keys(definition)
  if (names.length > MAX_COMPONENTS) {
    throw refused(`a schema has at most ${MAX_COMPONENTS} components, not ${names.length}`)
  }
  const components = new Map<ComponentId, ComponentShape>()
  for (const [id, fields] of Object.entries<ComponentDefinition>(definition)) {
    checkName(id, 'a component')
    components.set(id, createShape(id, components.size, fields))
  }
  return Object.freeze({ definition, components })
}

function createShape(
  id: ComponentId,
  index: number,
  definition: ComponentDefinition,
): ComponentShape {
  const fields: NamedField[] = []
  const fieldIndex = new Map<string, number>()
  for (const [fieldId, field] of Object.entries(definition)) {
    checkName(fieldId, `a field of ${id}`)
    if (!isFieldType(field.type)) {
      throw refused(`${id}.${fieldId} has no field type: ${String(field.type)}`)
    }
    fieldIndex.set(fieldId, fields.length)
    fields.push(Object.freeze({ ...field, id: fieldId }))
  }
  if (fields.length > MAX_FIELDS) {
    throw refused(`${id} has ${fields.length} fields; a component has at most ${MAX_FIELDS}`)
  }
  return Object.freeze({ id, index, fields: Object.freeze(fields), fieldIndex })
}

function checkName(name: string, what: string): void {
  if (name === '') throw refused(`${what} has an empty name`)
  if (!isWellFormed(name)) throw refused(`${what} has a name that is not well-formed text`)
}

function refused(message: string): LinkError {
  return new LinkError(LinkErrorCode.invalidConfig, message)
}
