import type { ComponentId, EntityId, FieldId, FieldType, World } from '@tx2-link/core'

export interface ComponentRow {
  readonly kind: 'component'
  readonly component: ComponentId
  readonly fieldCount: number
}

export interface FieldRow {
  readonly kind: 'field'
  readonly component: ComponentId
  /** Empty when the component is one value without fields, such as bytes. */
  readonly field: FieldId
  readonly type: FieldType | undefined
  readonly value: unknown
}

export type EntityRow = ComponentRow | FieldRow

/** A name for a field that no two fields of an entity share; component names may have dots. */
export function fieldKey(component: ComponentId, field: FieldId): string {
  return `${component}\u0000${field}`
}

/** An entity's components and their fields, in the schema's order; none when it is not there. */
export function entityRows(
  world: World,
  id: EntityId,
  folded: ReadonlySet<ComponentId> = new Set(),
): EntityRow[] {
  const rows: EntityRow[] = []
  for (const component of world.componentsOf(id)) {
    const fields = fieldsOf(world, id, component)
    rows.push({ kind: 'component', component, fieldCount: fields.length })
    if (!folded.has(component)) rows.push(...fields)
  }
  return rows
}

function fieldsOf(world: World, id: EntityId, component: ComponentId): FieldRow[] {
  const shape = world.schema.components.get(component)
  if (shape !== undefined) {
    return shape.fields.map((field) => {
      const value: unknown = world.getField(id, component, field.id)
      return { kind: 'field', component, field: field.id, type: field.type, value }
    })
  }
  const value: unknown = world.get(id, component)
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) {
    return [{ kind: 'field', component, field: '', type: undefined, value }]
  }
  return Object.entries(value).map(([field, inner]) => {
    return { kind: 'field', component, field, type: undefined, value: inner }
  })
}

/** What an entity may be called by: the first text that it carries, in the schema's order. */
export function entityName(world: World, id: EntityId): string {
  for (const component of world.componentsOf(id)) {
    const shape = world.schema.components.get(component)
    if (shape === undefined) continue
    for (const field of shape.fields) {
      if (field.type !== 'String') continue
      const value: unknown = world.getField(id, component, field.id)
      if (typeof value === 'string' && value !== '') return value
    }
  }
  return ''
}
