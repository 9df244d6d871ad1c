import type { ReactNode } from 'react'
import type { AvatarState } from '../avatar.ts'
import { TeamGlyph } from '../glyphs/team-glyph.tsx'
import { useComponent } from '../hooks.ts'
import type { Controls } from '../input/controls.ts'
import { AbilityButton } from './ability-button.tsx'
import { HealthSegments } from './health-segments.tsx'

interface OwnPaneProps {
  readonly avatar: AvatarState
  readonly controls: Controls
  readonly onLeave: () => void
}

/** The own fighter: name, health, abilities. */
export function OwnPane({ avatar, controls, onLeave }: OwnPaneProps): ReactNode {
  const { id, name, refusal } = avatar
  const fighter = useComponent(id, 'Fighter')
  const health = useComponent(id, 'Health')
  if (id === undefined || !fighter || !health) {
    return (
      <section className="hud-pane joining-pane" aria-label="Your fighter">
        <p>{refusal === undefined ? `Joining as ${name}` : `${name} was not let in: ${refusal}`}</p>
        <LeaveButton onLeave={onLeave} />
      </section>
    )
  }
  return (
    <section className="hud-pane own-pane" data-team={fighter.team} aria-label="Your fighter">
      <div className="own-vitals">
        <p className="own-name">
          <TeamGlyph team={fighter.team} />
          <span className="name" data-testid="own-name">
            {fighter.name}
          </span>
          <span className="own-health" data-testid="own-health">
            {health.current}
          </span>
          <span className="own-health-most"> / {health.max}</span>
        </p>
        <HealthSegments current={health.current} max={health.max} />
      </div>
      <AbilityButton id={id} ability="dash" letter="Q" controls={controls} />
      <AbilityButton id={id} ability="volley" letter="E" controls={controls} />
      <AbilityButton id={id} ability="shield" letter="R" controls={controls} />
      <LeaveButton onLeave={onLeave} />
    </section>
  )
}

function LeaveButton({ onLeave }: Pick<OwnPaneProps, 'onLeave'>): ReactNode {
  return (
    <button type="button" className="text-button" onClick={onLeave}>
      Leave
    </button>
  )
}
