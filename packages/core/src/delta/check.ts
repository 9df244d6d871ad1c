import { LinkError, LinkErrorCode } from '../error.ts'
import type { DeltaChange } from '../protocol/change.ts'
import { isEntityId } from '../protocol/ids.ts'
import type { ComponentId, EntityId } from '../protocol/ids.ts'
import type { SerializedEntity } from '../protocol/value.ts'
import type { Schema } from '../schema/define-schema.ts'
import { FieldInput } from '../world/field-input.ts'

/**
 * Throws LinkError unless a world of this schema can take over every change: `schemaMismatch`
 * names component, field and both types, `malformed` an impossible id or broken JSON. Peers are
 * not trusted, so this comes before anything is applied.
 */
export function checkChanges(schema: Schema, changes: readonly DeltaChange[]): void {
  const inputs = new Inputs(schema)
  for (const change of changes) {
    checkId(change.entityId)
    switch (change.type) {
      case 'component_added':
      case 'component_updated':
        inputs.of(change.componentId)?.readData(change.data)
        break
      case 'fields_updated':
        inputs.of(change.componentId)?.readDeltas(change.fields)
        break
      case 'entity_added':
      case 'entity_removed':
      case 'component_removed':
        break
    }
  }
}

/** Throws LinkError unless a world of this schema can take over every entity, as `checkChanges` does. */
export function checkEntities(schema: Schema, entities: readonly SerializedEntity[]): void {
  const inputs = new Inputs(schema)
  for (const { id, components } of entities) {
    checkId(id)
    for (const component of components) inputs.of(component.id)?.readData(component.data)
  }
}

/** Reads fields only to see whether they fit. */
class Inputs {
  readonly #schema: Schema
  readonly #inputs = new Map<ComponentId, FieldInput>()

  constructor(schema: Schema) {
    this.#schema = schema
  }

  /** Undefined for components that the schema does not know: they may be anything. */
  of(id: ComponentId): FieldInput | undefined {
    const known = this.#inputs.get(id)
    if (known !== undefined) return known
    const shape = this.#schema.components.get(id)
    if (shape === undefined) return undefined
    const input = new FieldInput(shape)
    this.#inputs.set(id, input)
    return input
  }
}

function checkId(id: EntityId): void {
  if (isEntityId(id)) return
  throw new LinkError(LinkErrorCode.malformed, `an entity cannot have the id ${id}`)
}
