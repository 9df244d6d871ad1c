import {
  type ChangeVisitor,
  type ComponentName,
  type EntityId,
  type PlainMap,
  type Schema,
  type Table,
  type World,
  maskHas,
} from '@tx2-link/core'

/** What a client says about an entity of its own, with plain values by schema. */
export type ClientChange<S extends Schema = Schema> =
  | { readonly type: 'spawn' | 'despawn'; readonly id: EntityId }
  | {
      /** `set` gives the whole component, `patch` some of its fields. */
      readonly type: 'set' | 'patch'
      readonly id: EntityId
      readonly component: ComponentName<S>
      readonly value: PlainMap
    }
  | { readonly type: 'remove'; readonly id: EntityId; readonly component: ComponentName<S> }

/** What changed in a client's own world since a tick of it, in the order in which it is to be done. */
export function clientChangesSince<S extends Schema>(
  own: World<S>,
  baseTick: number,
): ClientChange<S>[] {
  const changes: ClientChange<S>[] = []
  const visitor = new ChangeCollector(own, changes)
  own.visitChanges(baseTick, visitor)
  return changes
}

class ChangeCollector<S extends Schema> implements ChangeVisitor {
  readonly #own: World<S>
  readonly #changes: ClientChange<S>[]

  constructor(own: World<S>, changes: ClientChange<S>[]) {
    this.#own = own
    this.#changes = changes
  }

  entityAdded(id: EntityId): void {
    this.#changes.push({ type: 'spawn', id })
  }

  entityRemoved(id: EntityId): void {
    this.#changes.push({ type: 'despawn', id })
  }

  componentAdded(id: EntityId, table: Table): void {
    this.#whole(id, table.id)
  }

  componentUpdated(id: EntityId, table: Table): void {
    this.#whole(id, table.id)
  }

  componentRemoved(id: EntityId, table: Table): void {
    const component = table.id
    if (isComponentName(this.#own.schema, component)) {
      this.#changes.push({ type: 'remove', id, component })
    }
  }

  fieldsUpdated(id: EntityId, table: Table, _row: number, mask: number): void {
    const whole = this.#valueOf(id, table.id)
    const shape = this.#own.schema.components.get(table.id)
    if (whole === undefined || shape === undefined) return
    const value: Record<string, PlainMap[string]> = Object.create(null)
    for (const [index, field] of shape.fields.entries()) {
      const fieldValue = whole[field.id]
      if (maskHas(mask, index) && fieldValue !== undefined) value[field.id] = fieldValue
    }
    this.#push('patch', id, table.id, value)
  }

  #whole(id: EntityId, component: string): void {
    const value = this.#valueOf(id, component)
    if (value !== undefined) this.#push('set', id, component, value)
  }

  #push(type: 'set' | 'patch', id: EntityId, component: string, value: PlainMap): void {
    if (!isComponentName(this.#own.schema, component)) return
    this.#changes.push({ type, id, component, value })
  }

  #valueOf(id: EntityId, component: string): PlainMap | undefined {
    return isComponentName(this.#own.schema, component) ? this.#own.get(id, component) : undefined
  }
}

function isComponentName<S extends Schema>(schema: S, name: string): name is ComponentName<S> {
  return schema.components.has(name)
}
