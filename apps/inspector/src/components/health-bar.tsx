import type { EntityId } from '@tx2-link/core'
import { type CSSProperties, type ReactNode, memo } from 'react'
import { Icon, type IconName } from '../app/parts/icon.tsx'
import { useComponent, useField } from './hooks.ts'
import { useRenderCount } from './render-count.ts'
import { type Vitality, vitalityOf } from './vitality.ts'

export interface HealthBarProps {
  /** Undefined while nobody is chosen. */
  readonly id: EntityId | undefined
}

/** Somebody's health, in words and as a bar. Renders when that, its healing or its name changes. */
export const HealthBar = memo(function HealthBar({ id }: HealthBarProps): ReactNode {
  const health = useComponent(id, 'Health')
  const healing = useComponent(id, 'Healing')
  const name = useField(id, 'Name', 'value')
  useRenderCount(`bar ${id ?? 'of nobody'}`)
  const vitality = vitalityOf(health)
  const glyph = healing === undefined ? GLYPHS[vitality] : 'plus'
  return (
    <div className="health-bar" data-vitality={vitality}>
      <p className="health-words">
        <span className="health-name">
          {id === undefined ? 'Nobody' : (name ?? `Entity ${id}`)}
        </span>
        {glyph !== undefined && <Icon name={glyph} tone={healing === undefined ? 'error' : 'ok'} />}
        {healing !== undefined && <span className="ok">{healing.perSecond}/s</span>}
        {health !== undefined && health.current > 0 && (
          <span className="health-figure">
            {health.current} <span className="t3">/ {health.max}</span>
          </span>
        )}
        {vitality === 'dead' && <span className="error">dead</span>}
        {vitality === 'absent' && (
          <span className="t3">{id === undefined ? 'none chosen' : 'is not here'}</span>
        )}
      </p>
      <HealthTrack health={health} />
    </div>
  )
})

const GLYPHS: Readonly<Partial<Record<Vitality, IconName>>> = { low: 'triangle', dead: 'cross' }

/** The bar alone, for many at once. Renders when this entity's health changes. */
export const SmallHealthBar = memo(function SmallHealthBar({ id }: HealthBarProps): ReactNode {
  const health = useComponent(id, 'Health')
  useRenderCount(`small-bar ${id}`)
  return (
    <div className="health-bar small" data-vitality={vitalityOf(health)}>
      <HealthTrack health={health} />
    </div>
  )
})

interface HealthTrackProps {
  readonly health: { readonly current: number; readonly max: number } | undefined
}

function HealthTrack({ health }: HealthTrackProps): ReactNode {
  const { current, max } = health ?? { current: 0, max: 1 }
  const style: CSSProperties & Record<'--share', number> = { '--share': current / max }
  return (
    <div className="health-track" aria-hidden="true">
      <div className="health-fill" style={style} />
    </div>
  )
}
