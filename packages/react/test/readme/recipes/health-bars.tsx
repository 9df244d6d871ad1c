import { useRef } from 'react'
import { useEntities, useEntityEffect } from './hooks.ts'

const isHurt = ({ current, max }: { current: number; max: number }) => current < max

/** Who is unhurt has no bar at all, and renders nothing here. */
export function HealthBars() {
  const hurt = useEntities({ where: { Health: isHurt } })
  return hurt.map((id) => <HealthBar key={id} id={id} />)
}

/** In a fight every bar changes in every tick, so it is written to and not rendered. */
function HealthBar({ id }: { id: number }) {
  const bar = useRef<HTMLDivElement>(null)
  useEntityEffect(id, 'Health', (health) => {
    if (bar.current === null || health === undefined) return
    bar.current.style.width = `${(100 * health.current) / health.max}%`
  })
  return <div ref={bar} className="health-bar" />
}
