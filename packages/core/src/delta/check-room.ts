import { LinkError, LinkErrorCode } from '../error.ts'
import type { DeltaChange } from '../protocol/change.ts'
import type { ComponentId, EntityId } from '../protocol/ids.ts'
import type { SerializedEntity } from '../protocol/value.ts'
import { MAX_TAGGED_COMPONENTS } from '../world/world-tables.ts'
import type { WorldTables } from '../world/world-tables.ts'

/** Throws LinkError `limitExceeded` unless a world has room for what a delta brings, at every moment of it. */
export function checkRoomForChanges(tables: WorldTables, changes: readonly DeltaChange[]): void {
  let added = 0
  const names = new NewNames(tables)
  for (const change of changes) {
    if (change.type === 'fields_updated') continue
    if (change.type === 'entity_added') added += 1
    else if (change.type === 'component_added' || change.type === 'component_updated') {
      names.add(change.componentId)
    }
  }
  names.check()
  if (added <= tables.entities.room) return
  checkEveryMoment(tables, changes)
}

/** Throws LinkError `limitExceeded` unless a world has room for a snapshot, swept of everything else. */
export function checkRoomForEntities(
  tables: WorldTables,
  entities: readonly SerializedEntity[],
): void {
  const names = new NewNames(tables)
  for (const { components } of entities) {
    for (const component of components) names.add(component.id)
  }
  names.check()
  const capacity = tables.entities.size + tables.entities.room
  if (entities.length <= capacity) return
  if (new Set(entities.map(({ id }) => id)).size > capacity) throw tooManyEntities(capacity)
}

/** The delta may add what lives already, or remove before it adds: only then is counting needed. */
function checkEveryMoment(tables: WorldTables, changes: readonly DeltaChange[]): void {
  const capacity = tables.entities.size + tables.entities.room
  const lives = new Map<EntityId, boolean>()
  let size = tables.entities.size
  for (const { type, entityId } of changes) {
    if (type !== 'entity_added' && type !== 'entity_removed') continue
    const livedBefore = lives.get(entityId) ?? tables.entities.rowOf(entityId) !== undefined
    const livesNow = type === 'entity_added'
    if (livedBefore !== livesNow) size += livesNow ? 1 : -1
    lives.set(entityId, livesNow)
    if (size > capacity) throw tooManyEntities(capacity)
  }
}

/** Component names that neither the schema nor the world knows yet: a peer can make up any number. */
class NewNames {
  readonly #tables: WorldTables
  readonly #names = new Set<ComponentId>()

  constructor(tables: WorldTables) {
    this.#tables = tables
  }

  add(id: ComponentId): void {
    if (this.#tables.table(id) === undefined) this.#names.add(id)
  }

  check(): void {
    if (this.#tables.tagged.length + this.#names.size <= MAX_TAGGED_COMPONENTS) return
    throw new LinkError(
      LinkErrorCode.limitExceeded,
      `a world holds at most ${MAX_TAGGED_COMPONENTS} components that its schema does not know`,
    )
  }
}

function tooManyEntities(capacity: number): LinkError {
  return new LinkError(
    LinkErrorCode.limitExceeded,
    `a world holds at most ${capacity} entities, and more came`,
  )
}
