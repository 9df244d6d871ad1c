import type { ComponentId, EntityId } from '@tx2-link/core'

/**
 * Which entities are meant, by the components that they have.
 * An empty list asks for nothing; a name that no entity has matches nothing.
 */
export interface EntityQuery<Name extends ComponentId = ComponentId> {
  /** Every one of these. */
  readonly all?: readonly Name[] | undefined
  /** At least one of these. */
  readonly any?: readonly Name[] | undefined
  /** Not one of these. */
  readonly none?: readonly Name[] | undefined
}

/** The part of a world that queries look at. */
export interface Population {
  ids(): Iterable<EntityId>
  has(id: EntityId, component?: ComponentId): boolean
}

/** The same text for all queries that mean the same. */
export function queryKey({ all, any, none }: EntityQuery): string {
  return JSON.stringify([distinct(all), distinct(any), distinct(none)])
}

/** A query that says what its key says. */
export function queryOfKey(key: string): EntityQuery {
  const [all, any, none]: [ComponentId[], ComponentId[], ComponentId[]] = JSON.parse(key)
  return { all, any, none }
}

export function matchesQuery(world: Population, id: EntityId, query: EntityQuery): boolean {
  if (!world.has(id)) return false
  if (query.all?.some((name) => !world.has(id, name))) return false
  if (query.none?.some((name) => world.has(id, name))) return false
  return !query.any?.length || query.any.some((name) => world.has(id, name))
}

/** All that match, ascending. */
export function selectEntities(world: Population, query: EntityQuery): readonly EntityId[] {
  const ids: EntityId[] = []
  for (const id of world.ids()) if (matchesQuery(world, id, query)) ids.push(id)
  return Object.freeze(ids.sort((first, second) => first - second))
}

function distinct(names: readonly ComponentId[] = []): ComponentId[] {
  return [...new Set(names)].sort()
}
