import type { ReactNode } from 'react'
import type { Ability } from '../avatar.ts'

const drawings: Readonly<Record<Ability, ReactNode>> = {
  dash: <path d="M1.5 8h7M5.5 4l4 4-4 4M10 4l4 4-4 4" />,
  volley: (
    <>
      <circle className="fill" cx="8" cy="8" r="2" />
      <path d="M8 1v3M8 12v3M1 8h3M12 8h3M3.1 3.1l2 2M10.9 10.9l2 2M3.1 12.9l2-2M10.9 5.1l2-2" />
    </>
  ),
  shield: (
    <>
      <circle cx="8" cy="8" r="6.2" strokeDasharray="7 2.74" strokeDashoffset="3.5" />
      <circle className="fill" cx="8" cy="8" r="2.4" />
    </>
  ),
}

/** What an ability does, as a drawing; its button carries the name. */
export function AbilityGlyph({ ability }: { readonly ability: Ability }): ReactNode {
  return (
    <svg className="ability-glyph" viewBox="0 0 16 16" aria-hidden="true">
      {drawings[ability]}
    </svg>
  )
}
