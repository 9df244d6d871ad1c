import type { IconName } from './icons.tsx'

export interface StateFace {
  readonly icon: IconName
  /** Class of its colour. */
  readonly tone: string
}

/** The glyph of a link's state; the state's word stands beside it or in its tooltip. */
export function stateFace(state: string | undefined): StateFace {
  switch (state) {
    case 'live':
    case 'connected':
      return { icon: 'disc', tone: 'ok' }
    case 'stale':
      return { icon: 'half-disc', tone: 'held' }
    case 'connecting':
    case 'reconnecting':
      return { icon: 'dashed-ring', tone: 'held' }
    case 'offline':
      return { icon: 'cross', tone: 'error' }
    default:
      return { icon: 'ring', tone: 't3' }
  }
}
