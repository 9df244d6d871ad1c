import type { SnapshotPart } from '../recording/snapshot-parts.ts'
import { groupedInteger, siBytes, wholeShare } from './format.ts'

/** `3, 12,000 of 20,000 entities (60 %), 2.41 MB so far`. */
export function partWords({ number, entities, of, bytes }: SnapshotPart): string {
  const share = of === 0 ? 1 : Math.min(1, entities / of)
  const far = `${groupedInteger(entities)} of ${groupedInteger(of)} entities (${wholeShare(share)})`
  return `${groupedInteger(number)}, ${far}, ${siBytes(bytes)} so far`
}
