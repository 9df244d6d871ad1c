import type { ReactNode } from 'react'

const paths = {
  up: 'M5 9V1.5M1.8 4.7 5 1.5l3.2 3.2',
  down: 'M5 1v7.5M1.8 5.3 5 8.5l3.2-3.2',
  right: 'M0 5h12M8.6 1.6 12 5 8.6 8.4',
} as const

/** A direction: sent is up, received is down, right is who did what to whom. */
export function ArrowGlyph({ to }: { readonly to: keyof typeof paths }): ReactNode {
  return (
    <svg
      className="arrow-glyph"
      data-to={to}
      viewBox={to === 'right' ? '-1 0 14 10' : '0 0 10 10'}
      aria-hidden="true"
    >
      <path d={paths[to]} />
    </svg>
  )
}
