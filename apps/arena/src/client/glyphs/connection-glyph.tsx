import type { ReactNode } from 'react'
import type { ConnectionGlyph as Kind } from '../hud/connection-words.ts'

const drawings: Readonly<Record<Kind, ReactNode>> = {
  live: <circle className="fill" cx="6" cy="6" r="4" />,
  stale: (
    <>
      <circle cx="6" cy="6" r="4.2" />
      <path className="fill" d="M6 1.8a4.2 4.2 0 0 1 0 8.4Z" />
    </>
  ),
  waiting: <circle cx="6" cy="6" r="4.2" strokeDasharray="2.2 2.2" />,
  offline: <path d="m2.5 2.5 7 7m0-7-7 7" />,
  resumed: (
    <>
      <path d="M9.8 7.4A4.2 4.2 0 1 1 9 3.2" />
      <path d="M10.2.9v2.9H7.3" />
    </>
  ),
}

/** The link's state as a shape; the word beside it says the same. */
export function ConnectionGlyph({ kind }: { readonly kind: Kind }): ReactNode {
  return (
    <svg className="connection-glyph" data-kind={kind} viewBox="0 0 12 12" aria-hidden="true">
      {drawings[kind]}
    </svg>
  )
}
