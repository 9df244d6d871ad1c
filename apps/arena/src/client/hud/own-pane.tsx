import type { EntityId } from '@tx2-link/core'
import type { ReactNode } from 'react'
import { TeamGlyph } from '../glyphs/team-glyph.tsx'
import { useComponent } from '../hooks.ts'
import type { Controls } from '../input/controls.ts'
import { AbilityButton } from './ability-button.tsx'
import { HealthSegments } from './health-segments.tsx'

interface OwnPaneProps {
  /** Undefined until the server has granted ids. */
  readonly id: EntityId | undefined
  readonly name: string
  readonly controls: Controls
}

/** The own fighter: name, health, abilities. */
export function OwnPane({ id, name, controls }: OwnPaneProps): ReactNode {
  const fighter = useComponent(id, 'Fighter')
  const health = useComponent(id, 'Health')
  if (id === undefined || !fighter || !health) {
    return <p className="hud-pane joining-pane">Joining as {name}</p>
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
    </section>
  )
}
