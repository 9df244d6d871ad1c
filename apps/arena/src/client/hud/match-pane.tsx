import type { ReactNode } from 'react'
import { teamNames } from '../../game/teams.ts'
import { TeamGlyph } from '../glyphs/team-glyph.tsx'
import { useField, useFirst } from '../hooks.ts'
import { barStyle } from './bar-style.ts'
import { formatClock, formatCount } from './format.ts'
import { secondsUntil } from './seconds.ts'
import { useTick } from './use-tick.ts'

const matchQuery = { all: ['Match'] } as const

/** What is left of the round, and how the teams stand. */
export function MatchPane(): ReactNode {
  const id = useFirst(matchQuery)
  // Its tick changes with each message: what is shown here does not.
  const endsAt = useField(id, 'Match', 'endsAt')
  const tide = useField(id, 'Match', 'tide')
  const ember = useField(id, 'Match', 'ember')
  const dusk = useField(id, 'Match', 'dusk')
  if (endsAt === undefined) return null
  const points = [tide ?? 0, ember ?? 0, dusk ?? 0]
  const most = Math.max(1, ...points)
  return (
    <section className="hud-pane match-pane" aria-label="Round">
      <RoundClock endsAt={endsAt} />
      {teamNames.map((name, team) => (
        <TeamPoints key={name} team={team} name={name} points={points[team] ?? 0} most={most} />
      ))}
    </section>
  )
}

function RoundClock({ endsAt }: { readonly endsAt: number }): ReactNode {
  return (
    <p className="round-clock" role="timer" aria-label="Left of the round">
      {formatClock(secondsUntil(endsAt, useTick()))}
    </p>
  )
}

interface TeamPointsProps {
  readonly team: number
  readonly name: string
  readonly points: number
  /** Of the leading team: its bar is full. */
  readonly most: number
}

function TeamPoints({ team, name, points, most }: TeamPointsProps): ReactNode {
  return (
    <div className="team-points" data-team={team}>
      <TeamGlyph team={team} />
      <span className="team-name">{name}</span>
      <span className="team-figure">{formatCount(points)}</span>
      <span className="team-bar" style={barStyle(points / most)} />
    </div>
  )
}
