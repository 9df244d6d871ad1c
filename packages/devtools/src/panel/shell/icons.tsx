import type { ReactNode } from 'react'

export type IconName =
  | 'sent'
  | 'received'
  | 'down'
  | 'up'
  | 'right'
  | 'disc'
  | 'ring'
  | 'dashed-ring'
  | 'half-disc'
  | 'pause'
  | 'clear'
  | 'settings'
  | 'dock'
  | 'expand'
  | 'close'
  | 'filter'
  | 'chart'
  | 'columns'
  | 'copy'
  | 'more'
  | 'tick'
  | 'cross'
  | 'held'
  | 'coalesced'
  | 'refused'
  | 'snapshot'
  | 'resync'
  | 'broken'
  | 'octagon'
  | 'triangle'
  | 'note'
  | 'sun'

/** Strokes on a 16px grid. Filled shapes are written with their own fill. */
const shapes: Record<IconName, ReactNode> = {
  sent: <path d="M8 13V3.5M4.2 7.2 8 3.4l3.8 3.8" />,
  received: <path d="M8 3v9.5M4.2 8.8 8 12.6l3.8-3.8" />,
  down: <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />,
  up: <path d="m4.5 9.5 3.5-3.5 3.5 3.5" />,
  right: <path d="m6.5 4.5 3.5 3.5-3.5 3.5" />,
  disc: <circle cx="8" cy="8" r="3.5" fill="currentColor" stroke="none" />,
  ring: <circle cx="8" cy="8" r="3.5" />,
  'dashed-ring': <circle cx="8" cy="8" r="4" strokeDasharray="2 1.6" />,
  'half-disc': (
    <>
      <circle cx="8" cy="8" r="3.5" />
      <path d="M8 4.5a3.5 3.5 0 0 1 0 7z" fill="currentColor" stroke="none" />
    </>
  ),
  pause: <path d="M6 4.5v7M10 4.5v7" strokeWidth="2" />,
  clear: (
    <>
      <circle cx="8" cy="8" r="5" />
      <path d="m4.6 4.6 6.8 6.8" />
    </>
  ),
  settings: (
    <>
      <circle cx="8" cy="8" r="3.4" />
      <circle cx="8" cy="8" r="1" />
      <path d="M8 2v2.2M8 11.8V14M2 8h2.2M11.8 8H14M3.8 3.8l1.5 1.5M10.7 10.7l1.5 1.5M12.2 3.8l-1.5 1.5M5.3 10.7l-1.5 1.5" />
    </>
  ),
  dock: <path d="M2.5 3h11v10h-11zM2.5 9.5h11" />,
  expand: <path d="M9.5 2.5h4v4M6.5 13.5h-4v-4M13.5 2.5 9 7M2.5 13.5 7 9" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  filter: <path d="M2.5 3.5h11L9.4 8.3v4.2l-2.8-1.3V8.3z" />,
  chart: <path d="M2.5 13.5h11M4.5 11V7.5M7 11V3.5M9.5 11V6M12 11V8.5" />,
  columns: <path d="M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10" />,
  copy: <path d="M6 6h7.5v7.5H6zM3.8 10H2.5V2.5H10v1.3" />,
  more: (
    <g fill="currentColor" stroke="none">
      <circle cx="3.5" cy="8" r="1.2" />
      <circle cx="8" cy="8" r="1.2" />
      <circle cx="12.5" cy="8" r="1.2" />
    </g>
  ),
  tick: <path d="m3 8.5 3.3 3.3L13 5" />,
  cross: <path d="m4.5 4.5 7 7M11.5 4.5l-7 7" />,
  held: <path d="M6 5v6M10 5v6" strokeWidth="1.8" />,
  coalesced: (
    <path d="M3.5 3.5c0 3.4 4.5 2.2 4.5 5.5v2M12.5 3.5c0 3.4-4.5 2.2-4.5 5.5M5.7 10.5 8 12.8l2.3-2.3" />
  ),
  refused: (
    <>
      <circle cx="8" cy="8" r="4.3" />
      <path d="m5 11 6-6" />
    </>
  ),
  snapshot: <path d="m8 3.5 4.5 4.5L8 12.5 3.5 8z" fill="currentColor" stroke="none" />,
  resync: <path d="M12 8a4 4 0 1 1-1.3-3M11.5 2.5v3h-3" />,
  broken: <path d="M1.5 8h2l1.3-2.5L7 10.5M9 5.5l2.2 5L12.5 8h2" />,
  octagon: (
    <>
      <path
        d="M5.6 2.5h4.8l3.1 3.1v4.8l-3.1 3.1H5.6l-3.1-3.1V5.6z"
        fill="currentColor"
        stroke="none"
      />
      <path d="m6 6 4 4m0-4-4 4" stroke="var(--surface-0)" />
    </>
  ),
  triangle: (
    <>
      <path d="M8 2.3 14.3 13.5H1.7z" fill="currentColor" stroke="none" />
      <path d="M8 6.3v3.4M8 11.1v1.3" stroke="var(--surface-0)" />
    </>
  ),
  note: <path d="M3 3h10v10H3zM8 5.5v1M8 8v3" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2" />
    </>
  ),
}

export interface IconProps {
  readonly name: IconName
  /** A class that colours it; the control around it has the name for screen readers. */
  readonly className?: string
}

/** A 16px glyph in the text's colour, hidden from screen readers. */
export function Icon({ name, className }: IconProps): ReactNode {
  return (
    <svg
      className={className === undefined ? 'glyph' : `glyph ${className}`}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes[name]}
    </svg>
  )
}
