import { type EntityId, type World, plainEquals } from '@tx2-link/core'
import type { WorldView } from '@tx2-link/react/store'

/** The first thing in which a replica differs from the truth, in words; undefined when they are equal. */
export function firstDifference(truth: World, replica: WorldView): string | undefined {
  for (const id of truth.ids()) {
    if (!replica.has(id)) return `entity ${id} is missing`
    const difference = differenceOf(truth, replica, id)
    if (difference !== undefined) return difference
  }
  if (truth.size === replica.size) return undefined
  for (const id of replica.ids()) if (!truth.has(id)) return `entity ${id} is a ghost`
  return undefined
}

function differenceOf(truth: World, replica: WorldView, id: EntityId): string | undefined {
  for (const name of truth.schema.components.keys()) {
    const there = truth.get(id, name)
    const here = replica.component(id, name)
    if (there === undefined && here === undefined) continue
    if (there === undefined || here === undefined || !plainEquals(there, here)) {
      return `${name} of entity ${id} differs`
    }
  }
  return undefined
}
