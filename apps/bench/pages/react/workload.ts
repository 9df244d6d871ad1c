import { defineSchema, type DeltaChange, type EntityId, f32 } from '@tx2-link/core'

export const schema = defineSchema({ Position: { x: f32, y: f32 } })

export interface Position {
  readonly x: number
  readonly y: number
}

/** A change of one entity's position, as the codecs give it. */
export type Move = Extract<DeltaChange, { readonly type: 'fields_updated' }>

/** Everything is on a grid of whole numbers below this, which 32 bits hold exactly. */
export const EDGE = 1_000

/** Where an entity is at first. */
export function startOf(id: EntityId): Position {
  return { x: id % EDGE, y: (id * 7) % EDGE }
}

/** Moves an entity elsewhere: to another place than in any other tick of late. */
export function moveOf(entityId: EntityId, tick: number): Move {
  // Between two whole numbers, so that it is never where an entity was at first.
  const x = Math.floor(Math.random() * EDGE) + 0.5
  const y = (tick % EDGE) + 0.5
  return {
    type: 'fields_updated',
    entityId,
    componentId: 'Position',
    fields: [fieldOf('x', x), fieldOf('y', y)],
  }
}

/** Where a move leads to: what every variant but ours makes of a change before it stores it. */
export function targetOf({ fields }: Move): Position {
  return { x: numberIn(fields[0]), y: numberIn(fields[1]) }
}

/** What a component shows of a position. */
export function labelOf({ x, y }: Position): string {
  return `${x} ${y}`
}

/** Of so many ids one lives: entities come and go, and a world gives no id twice. */
const ID_STEP = 64

/** The ids of a world of so many entities, which those of a smaller one come first in. */
export function entityIds(count: number): EntityId[] {
  return Array.from({ length: count }, (_, index) => 1 + index * ID_STEP)
}

/** Which one of a world's entities has the id, from 0. */
export function indexOfId(id: EntityId): number {
  return (id - 1) / ID_STEP
}

/** So many different ones of a list, in no order. */
export function pickIds(ids: readonly EntityId[], count: number): EntityId[] {
  const rest = [...ids]
  for (let place = 0; place < count; place += 1) {
    const other = place + Math.floor(Math.random() * (rest.length - place))
    const picked = rest[other] ?? 0
    rest[other] = rest[place] ?? 0
    rest[place] = picked
  }
  return rest.slice(0, count)
}

function fieldOf(fieldId: string, value: number): Move['fields'][number] {
  return { fieldId, oldValue: undefined, newValue: { type: 'F32', value } }
}

function numberIn(field: Move['fields'][number] | undefined): number {
  return field?.newValue.type === 'F32' ? field.newValue.value : Number.NaN
}
