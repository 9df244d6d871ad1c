import { LinkError, LinkErrorCode } from '../error.ts'
import type { DeltaChange, FieldDelta } from '../protocol/change.ts'
import { isEntityId } from '../protocol/ids.ts'
import type { ComponentId, EntityId } from '../protocol/ids.ts'
import type { ComponentData, SerializedEntity } from '../protocol/value.ts'
import type { Schema } from '../schema/define-schema.ts'
import { FieldInput } from '../world/field-input.ts'

/** Whether components and fields that a schema does not know are refused, or kept (components) and left out (fields). */
export type Strictness = 'strict' | 'lenient'

/**
 * Throws LinkError unless a world of this schema can take over every change: `schemaMismatch`
 * names component, field and both types, `malformed` an impossible id or broken JSON. Peers are
 * not trusted, so this comes before anything is applied.
 */
export function checkChanges(
  schema: Schema,
  changes: readonly DeltaChange[],
  strictness: Strictness = 'lenient',
): void {
  const inputs = new Inputs(schema, strictness)
  for (const change of changes) {
    checkId(change.entityId)
    switch (change.type) {
      case 'component_added':
      case 'component_updated':
        inputs.readData(change.componentId, change.data)
        break
      case 'fields_updated':
        inputs.readDeltas(change.componentId, change.fields)
        break
      case 'entity_added':
      case 'entity_removed':
      case 'component_removed':
        break
    }
  }
}

/** Throws LinkError unless a world of this schema can take over every entity, as `checkChanges` does. */
export function checkEntities(
  schema: Schema,
  entities: readonly SerializedEntity[],
  strictness: Strictness = 'lenient',
): void {
  const inputs = new Inputs(schema, strictness)
  for (const { id, components } of entities) {
    checkId(id)
    for (const component of components) inputs.readData(component.id, component.data)
  }
}

/** Reads fields only to see whether they fit. */
class Inputs {
  readonly #schema: Schema
  readonly #isStrict: boolean
  readonly #inputs = new Map<ComponentId, FieldInput>()

  constructor(schema: Schema, strictness: Strictness) {
    this.#schema = schema
    this.#isStrict = strictness === 'strict'
  }

  readData(id: ComponentId, data: ComponentData): void {
    const input = this.#of(id)
    input?.readData(data)
    this.#refuseIgnored(id, input)
  }

  readDeltas(id: ComponentId, fields: readonly FieldDelta[]): void {
    const input = this.#of(id)
    input?.readDeltas(fields)
    this.#refuseIgnored(id, input)
  }

  /** Undefined for components that the schema does not know: they may be anything. */
  #of(id: ComponentId): FieldInput | undefined {
    const known = this.#inputs.get(id)
    if (known !== undefined) return known
    const shape = this.#schema.components.get(id)
    if (shape === undefined) return undefined
    const input = new FieldInput(shape)
    this.#inputs.set(id, input)
    return input
  }

  #refuseIgnored(id: ComponentId, input: FieldInput | undefined): void {
    if (!this.#isStrict || input?.ignored === 0) return
    const what = input === undefined ? 'is not in the schema' : 'came with fields that it has not'
    throw new LinkError(LinkErrorCode.schemaMismatch, `${id} ${what}`)
  }
}

function checkId(id: EntityId): void {
  if (isEntityId(id)) return
  throw new LinkError(LinkErrorCode.malformed, `an entity cannot have the id ${id}`)
}
