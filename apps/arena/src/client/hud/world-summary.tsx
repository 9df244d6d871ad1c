import type { EntityId } from '@tx2-link/core'
import type { WorldView } from '@tx2-link/react/store'
import type { ReactNode } from 'react'
import type { ArenaSchema } from '../../game/schema.ts'
import { useWorld } from '../hooks.ts'
import { formatCount } from './format.ts'

const hz = 2
const fighterQuery = { all: ['Fighter'] } as const
/** Only players have abilities. */
const playerQuery = { all: ['Fighter', 'Position', 'Abilities'] } as const
/** Other players are named up to this many. */
const maxNamed = 8

/** The canvas in a sentence, for who cannot see it; not announced, since it changes all the time. */
export function WorldSummary({ own }: { readonly own: EntityId | undefined }): ReactNode {
  const summary = useWorld(({ world }) => summarize(world, own), { hz })
  return (
    <output className="visually-hidden" aria-live="off" data-testid="world-summary">
      {summary}
    </output>
  )
}

function summarize(world: WorldView<ArenaSchema>, own: EntityId | undefined): string {
  const count = world.query(fighterQuery).length
  const fighters = count === 1 ? '1 fighter' : `${formatCount(count)} fighters`
  const here = own === undefined ? undefined : placeOf(world, own)
  const self = here === undefined ? '' : `, you are at ${here}`
  const others = world
    .query(playerQuery)
    .filter((id) => id !== own)
    .slice(0, maxNamed)
    .map((id) => `${world.field(id, 'Fighter', 'name')} at ${placeOf(world, id)}`)
  return others.length === 0
    ? `${fighters}${self}`
    : `${fighters}${self}; players: ${others.join('; ')}`
}

function placeOf(world: WorldView<ArenaSchema>, id: EntityId): string | undefined {
  const position = world.component(id, 'Position')
  return position && `${Math.round(position.x)}, ${Math.round(position.y)}`
}
