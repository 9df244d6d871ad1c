import type { EntityId, World } from '@tx2-link/core'
import type { WorldView } from '@tx2-link/react/store'
import type { BodyVisitor, Measure } from './stage.ts'

/** Entities whose distance is measured at one moment; of more, others each time. */
const MAX_MEASURED = 2_000

type Axis = 'x' | 'y'

/** Walks over all entities of a world and its replica: those of the truth first, then those that only the replica has. */
export function visitBodies(truth: World, replica: WorldView, visit: BodyVisitor): void {
  let matched = 0
  for (const id of truth.ids()) {
    const isThere = replica.has(id)
    if (isThere) matched += 1
    visit(
      id,
      numberOr(truth.getField(id, 'Body', 'kind'), 0),
      numberOr(truth.getField(id, 'Position', 'x'), Number.NaN),
      numberOr(truth.getField(id, 'Position', 'y'), Number.NaN),
      isThere ? place(replica, id, 'x') : Number.NaN,
      isThere ? place(replica, id, 'y') : Number.NaN,
    )
  }
  if (matched === replica.size) return
  for (const id of replica.ids()) {
    if (truth.has(id)) continue
    const kind = numberOr(replica.field(id, 'Body', 'kind'), 0)
    visit(id, kind, Number.NaN, Number.NaN, place(replica, id, 'x'), place(replica, id, 'y'))
  }
}

/** How far a replica is from the truth, by entity; `round` chooses which ones where there are too many. */
export function measureDistance(
  truth: World,
  replica: WorldView,
  round: number,
): Pick<Measure, 'distance' | 'farthest' | 'unmatched'> {
  const stride = Math.ceil(truth.size / MAX_MEASURED)
  let skip = stride > 1 ? round % stride : 0
  let missing = 0
  let squared = 0
  let farthest: EntityId | undefined
  for (const id of truth.ids()) {
    if (!replica.has(id)) {
      missing += 1
      continue
    }
    if (skip > 0) {
      skip -= 1
      continue
    }
    skip = stride - 1
    const x = numberOr(truth.getField(id, 'Position', 'x'), 0) - place(replica, id, 'x')
    const y = numberOr(truth.getField(id, 'Position', 'y'), 0) - place(replica, id, 'y')
    if (x * x + y * y <= squared) continue
    squared = x * x + y * y
    farthest = id
  }
  const surplus = replica.size - (truth.size - missing)
  return { distance: Math.sqrt(squared), farthest, unmatched: missing + surplus }
}

function place(replica: WorldView, id: EntityId, axis: Axis): number {
  return numberOr(replica.field(id, 'Position', axis), Number.NaN)
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise
}
