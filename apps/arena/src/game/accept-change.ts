import type { EntityId } from '@tx2-link/core'
import { arenaMap } from './map.ts'
import { cleanPlayerName } from './player-name.ts'
import type { ArenaWorld } from './schema.ts'

/** Whom a change comes from: it may only touch entities in its range, and has none at first. */
export interface ArenaPeer {
  readonly firstId: EntityId | undefined
  readonly lastId: EntityId | undefined
}

/** A change that a client would like to make. Its values are a stranger's. */
export type ProposedChange =
  | { readonly type: 'spawn'; readonly id: EntityId }
  | { readonly type: 'despawn'; readonly id: EntityId }
  | {
      readonly type: 'set' | 'patch'
      readonly id: EntityId
      readonly component: string
      readonly value: ProposedValue
    }
  | { readonly type: 'remove'; readonly id: EntityId; readonly component: string }

type ProposedValue = Readonly<Record<string, unknown>>

export const Refusal = {
  foreignEntity: 'the entity is not yours',
  secondAvatar: 'one avatar for each client',
  serverComponent: 'only the server writes this component',
  removal: 'components of an avatar cannot be removed',
  unknownField: 'the component has no such field',
  name: 'a name is 1 to 16 printable characters',
  move: 'moves are whole numbers from -1 to 1',
  point: 'points are numbers within the map',
  counter: 'counters are whole numbers from 0 to 65535',
} as const

type FieldRule = (value: unknown) => string | undefined

const isMove: FieldRule = (value) =>
  value === -1 || value === 0 || value === 1 ? undefined : Refusal.move

const isFlag: FieldRule = (value) => (typeof value === 'boolean' ? undefined : Refusal.move)

const isCounter: FieldRule = (value) =>
  isNumberWithin(value, 0, 0xffff) && Number.isInteger(value) ? undefined : Refusal.counter

/** What each component that a client may write has to look like; fields by name. */
const rules: ReadonlyMap<string, ReadonlyMap<string, FieldRule>> = new Map([
  ['Profile', new Map<string, FieldRule>([['name', isName]])],
  [
    'Input',
    new Map<string, FieldRule>([
      ['moveX', isMove],
      ['moveY', isMove],
      ['toPoint', isFlag],
      ['pointX', isCoordinateUpTo(arenaMap.width)],
      ['pointY', isCoordinateUpTo(arenaMap.height)],
    ]),
  ],
  [
    'Casts',
    new Map<string, FieldRule>([
      ['dash', isCounter],
      ['volley', isCounter],
      ['shield', isCounter],
    ]),
  ],
])

/** Whether a client may make this change: true, or why not. */
export function acceptChange(
  peer: ArenaPeer,
  change: ProposedChange,
  world: ArenaWorld,
): true | string {
  const { firstId = Infinity, lastId = -Infinity } = peer
  if (change.id < firstId || change.id > lastId) return Refusal.foreignEntity
  switch (change.type) {
    case 'spawn':
      // A client that comes back names its avatar again, which may be here still.
      return world.has(change.id) || !hasAny(firstId, lastId, world) ? true : Refusal.secondAvatar
    case 'despawn':
      return true
    case 'remove':
      return rules.has(change.component) ? Refusal.removal : Refusal.serverComponent
    default:
      return checkValue(change.component, change.value)
  }
}

function checkValue(component: string, value: ProposedValue): true | string {
  const fields = rules.get(component)
  if (fields === undefined) return Refusal.serverComponent
  for (const [name, field] of Object.entries(value)) {
    const rule = fields.get(name)
    if (rule === undefined) return Refusal.unknownField
    const refusal = rule(field)
    if (refusal !== undefined) return refusal
  }
  return true
}

function hasAny(firstId: EntityId, lastId: EntityId, world: ArenaWorld): boolean {
  for (let id = firstId; id <= lastId; id += 1) if (world.has(id)) return true
  return false
}

function isName(value: unknown): string | undefined {
  const isClean = typeof value === 'string' && cleanPlayerName(value) !== undefined
  return isClean ? undefined : Refusal.name
}

function isCoordinateUpTo(limit: number): FieldRule {
  return (value) => (isNumberWithin(value, 0, limit) ? undefined : Refusal.point)
}

/** False for NaN too. */
function isNumberWithin(value: unknown, low: number, high: number): value is number {
  return typeof value === 'number' && value >= low && value <= high
}
