import type { CSSProperties } from 'react'

/** Fills a bar, whose fill is its background image, from the left by a share from 0 to 1. */
export function barStyle(share: number): CSSProperties {
  return { backgroundSize: `${Math.min(1, Math.max(0, share)) * 100}% 100%` }
}
