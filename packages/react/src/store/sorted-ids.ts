import type { EntityId } from '@tx2-link/core'

/** Whether an ascending list has the id. */
export function includesId(ids: readonly EntityId[], id: EntityId): boolean {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ids[middle] ?? 0) < id) low = middle + 1
    else high = middle
  }
  return ids[low] === id
}

/** An ascending list without those of `toggled` that are in it and with those that are not. */
export function toggleIds(ids: readonly EntityId[], toggled: Iterable<EntityId>): EntityId[] {
  const result: EntityId[] = []
  let index = 0
  for (const id of [...toggled].sort((first, second) => first - second)) {
    for (let next = ids[index]; next !== undefined && next < id; next = ids[index]) {
      result.push(next)
      index += 1
    }
    if (ids[index] === id) index += 1
    else result.push(id)
  }
  for (; index < ids.length; index += 1) result.push(ids[index] ?? 0)
  return result
}

export function equalIds(first: readonly EntityId[], second: readonly EntityId[]): boolean {
  return first.length === second.length && first.every((id, index) => id === second[index])
}
