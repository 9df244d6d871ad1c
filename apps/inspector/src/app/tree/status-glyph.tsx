import type { ReactNode } from 'react'
import { Icon, type IconName } from '../parts/icon.tsx'
import type { StoryStatus } from '../player/result-book.ts'

const FACES: Readonly<Record<StoryStatus, { readonly icon: IconName; readonly tone: string }>> = {
  'not run': { icon: 'ring', tone: 't3' },
  running: { icon: 'half-disc', tone: 'accent' },
  passed: { icon: 'tick', tone: 'ok' },
  failed: { icon: 'cross', tone: 'error' },
  broken: { icon: 'octagon', tone: 'error' },
}

/** A story's state as a glyph, with its word for those who do not see it. */
export function StatusGlyph({ status }: { readonly status: StoryStatus }): ReactNode {
  const { icon, tone } = FACES[status]
  return (
    <span className="status-glyph" title={status}>
      <Icon name={icon} tone={tone} />
      <span className="visually-hidden">{status}, </span>
    </span>
  )
}
