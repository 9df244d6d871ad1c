import type { EntityId } from '@tx2-link/core'
import type { WorldView } from '@tx2-link/react/store'
import type { ReactNode } from 'react'
import { useCallback } from 'react'
import type { ArenaSchema } from '../../game/schema.ts'
import { formatCount } from './format.ts'
import { useSampled } from './use-sampled.ts'

const everyMs = 1_000
const fighterQuery = { all: ['Fighter'] } as const

/** The canvas in a sentence, for who cannot see it; not announced, since it changes all the time. */
export function WorldSummary({ own }: { readonly own: EntityId | undefined }): ReactNode {
  const read = useCallback((world: WorldView<ArenaSchema>) => summarize(world, own), [own])
  const summary = useSampled(read, Object.is, everyMs)
  return (
    <output className="visually-hidden" aria-live="off" data-testid="world-summary">
      {summary}
    </output>
  )
}

function summarize(world: WorldView<ArenaSchema>, own: EntityId | undefined): string {
  const count = world.query(fighterQuery).length
  const fighters = count === 1 ? '1 fighter' : `${formatCount(count)} fighters`
  const position = own === undefined ? undefined : world.component(own, 'Position')
  if (!position) return fighters
  return `${fighters}, you are at ${Math.round(position.x)}, ${Math.round(position.y)}`
}
