import type { ReactNode } from 'react'

export type IconName =
  | 'play'
  | 'pause'
  | 'step'
  | 'restart'
  | 'search'
  | 'chevron'
  | 'right'
  | 'tick'
  | 'cross'
  | 'half-disc'
  | 'ring'
  | 'disc'
  | 'dashed-ring'
  | 'resumed'
  | 'received'
  | 'cut'
  | 'link'
  | 'wire'
  | 'panel'
  | 'controls'
  | 'list'
  | 'theme'
  | 'help'
  | 'close'
  | 'stop'
  | 'octagon'
  | 'triangle'
  | 'plus'

/** Strokes on a 16px grid; filled shapes are written with their own fill. */
const shapes: Record<IconName, ReactNode> = {
  play: <path d="M4.5 2.8 12.8 8l-8.3 5.2z" fill="currentColor" strokeWidth="1" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" strokeWidth="2.4" strokeLinecap="butt" />,
  step: (
    <>
      <path d="M3 3.2 10 8l-7 4.8z" fill="currentColor" strokeWidth="1" />
      <path d="M12.6 3.2v9.6" strokeWidth="1.8" />
    </>
  ),
  restart: <path d="M3.6 6.2A5 5 0 1 1 3 8.6M3.2 2.6v3.8H7" />,
  search: <path d="M10.4 10.4 14 14M11.6 7A4.6 4.6 0 1 1 2.4 7a4.6 4.6 0 0 1 9.2 0z" />,
  chevron: <path d="m4.2 6 3.8 3.8L11.8 6" />,
  right: <path d="m6 4.2 3.8 3.8L6 11.8" />,
  tick: <path d="m3 8.4 3.2 3.2L13 4.8" strokeWidth="1.7" />,
  cross: <path d="m4 4 8 8M12 4l-8 8" strokeWidth="1.8" />,
  'half-disc': (
    <>
      <circle cx="8" cy="8" r="4" />
      <path d="M8 4a4 4 0 0 1 0 8z" fill="currentColor" stroke="none" />
    </>
  ),
  ring: <circle cx="8" cy="8" r="4" />,
  disc: <circle cx="8" cy="8" r="4" fill="currentColor" stroke="none" />,
  'dashed-ring': <circle cx="8" cy="8" r="4.2" strokeDasharray="2 1.7" />,
  resumed: <path d="M12.2 8A4.2 4.2 0 1 1 10.8 5M11.6 2.4v3.2H8.4" />,
  received: <path d="M8 2.5v10.2M4 8.8l4 4 4-4" strokeWidth="1.6" />,
  cut: <path d="M1 8h2.4l1.4-2.6L7 10.6M9 5.4l2.2 5.2L12.6 8H15" />,
  link: (
    <path d="M6.6 9.4 9.4 6.6M7.4 4.6l1.8-1.8a3 3 0 0 1 4.2 4.2l-1.8 1.8M8.6 11.4l-1.8 1.8a3 3 0 0 1-4.2-4.2l1.8-1.8" />
  ),
  wire: <path d="M1.5 8h2.6l1.7-4.4 3.6 9L11.4 8h3.1" />,
  panel: <path d="M2.5 3h11v10h-11zM2.5 8.8h11" />,
  controls: (
    <path d="M2.5 5h5M11 5h2.5M2.5 11H5M8.5 11h5M11 5a1.75 1.75 0 1 1-3.5 0A1.75 1.75 0 0 1 11 5zM8.5 11A1.75 1.75 0 1 1 5 11a1.75 1.75 0 0 1 3.5 0z" />
  ),
  list: <path d="M2.5 4h11M2.5 8h11M2.5 12h11" />,
  theme: (
    <>
      <circle cx="8" cy="8" r="5.2" />
      <path d="M8 2.8a5.2 5.2 0 0 1 0 10.4z" fill="currentColor" stroke="none" />
    </>
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M6.2 6.4a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.6-.8 1.2M8 11.2v.2" />
    </>
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  stop: <path d="M4 4h8v8H4z" fill="currentColor" stroke="none" />,
  octagon: (
    <>
      <path d="M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5z" fill="currentColor" stroke="none" />
      <path d="m6 6 4 4m0-4-4 4" stroke="var(--surface-0)" />
    </>
  ),
  triangle: (
    <>
      <path d="M8 2.4 14.4 13.4H1.6z" fill="currentColor" />
      <path d="M8 6.4v3.4M8 11.6v.2" stroke="var(--surface-0)" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" strokeWidth="2" />,
}

export interface IconProps {
  readonly name: IconName
  /** A class that colours it. */
  readonly tone?: string
}

/** A glyph in the colour of the text around it; the words beside it, or its control's name, say what it is. */
export function Icon({ name, tone }: IconProps): ReactNode {
  return (
    <svg
      className={tone === undefined ? 'glyph' : `glyph ${tone}`}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {shapes[name]}
    </svg>
  )
}
