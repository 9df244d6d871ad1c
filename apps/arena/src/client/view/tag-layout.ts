/** Where a text stands: its left edge, its top edge and its size, in CSS pixels of the view. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A name that would like to stand over its body. */
export interface TagCandidate extends Box {
  /** Lower comes first: mostly the distance in units. */
  priority: number
  placed: boolean
}

/** More names than this no one reads. */
export const maxTags = 60

/** Space between two texts. */
const gap = 2

/**
 * Marks which of the first `count` candidates are placed: nearest first, none over another,
 * `limit` at most. The candidates are sorted in place.
 */
export function layoutTags(candidates: TagCandidate[], limit = maxTags): number {
  candidates.sort(byPriority)
  let placed = 0
  for (let index = 0; index < candidates.length; index += 1) {
    const candidate = candidates[index]
    if (!candidate) continue
    candidate.placed = placed < limit && !isCovered(candidate, candidates, index)
    if (candidate.placed) placed += 1
  }
  return placed
}

/** Whether a text would lie over none of the names that are placed. */
export function isFree(box: Box, names: readonly TagCandidate[]): boolean {
  return !names.some((name) => name.placed && overlaps(box, name))
}

function isCovered(candidate: TagCandidate, all: readonly TagCandidate[], end: number): boolean {
  for (let index = 0; index < end; index += 1) {
    const other = all[index]
    if (other?.placed && overlaps(candidate, other)) return true
  }
  return false
}

/** Whether they lie over each other, or all but touch. */
export function overlaps(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width + gap &&
    b.x < a.x + a.width + gap &&
    a.y < b.y + b.height + gap &&
    b.y < a.y + a.height + gap
  )
}

function byPriority(a: TagCandidate, b: TagCandidate): number {
  return a.priority - b.priority
}
