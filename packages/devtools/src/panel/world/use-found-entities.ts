import type { EntityId } from '@tx2-link/core'
import { useMemo, useState } from 'react'
import { EntityFinder } from './entity-finder.ts'
import { compileEntityQuery } from './entity-query.ts'
import type { Sight } from './use-sight.ts'

export interface FoundEntities {
  readonly ids: readonly EntityId[]
  readonly total: number
  /** Why what was typed is not understood; the last that was stays applied. */
  readonly fault: { readonly column: number; readonly message: string } | undefined
}

/** The entities that match a search, in the order of their ids. */
export function useFoundEntities(sight: Sight, text: string): FoundEntities {
  const query = useMemo(() => compileEntityQuery(text), [text])
  const [applied, setApplied] = useState(query)
  if (query.ok && query !== applied) setApplied(query)
  const finder = useMemo(() => new EntityFinder(), [])
  const { world } = sight
  return {
    ids: finder.find(world, applied.ok ? applied.matches : undefined),
    total: world.size,
    fault: query.ok ? undefined : query,
  }
}
