import type { ReactNode } from 'react'

const shapes = [
  <circle key="disc" cx="5" cy="5" r="4" />,
  <path key="triangle" d="M5 1 9.2 8.6H.8Z" />,
  <rect key="square" x="1.4" y="1.4" width="7.2" height="7.2" />,
] as const

/** A team's shape in its colour; the team is named beside it or the name is that of its member. */
export function TeamGlyph({ team }: { readonly team: number }): ReactNode {
  return (
    <svg className="glyph" data-team={team} viewBox="0 0 10 10" aria-hidden="true">
      {shapes[team]}
    </svg>
  )
}
