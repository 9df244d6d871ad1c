/** Colours of the stage as plain values for a canvas. */
export interface StageColors {
  readonly ground: string
  readonly grid: string
  readonly axis: string
  readonly truth: string
  /** By kind of body. */
  readonly bodies: readonly [string, string, string]
  readonly accent: string
  readonly label: string
  readonly labelText: string
  readonly font: string
}

/** Reads them from an element's tokens; slow, so once a theme. */
export function readStageColors(element: Element): StageColors {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  return {
    ground: token('--surface-0'),
    grid: token('--line-2'),
    axis: token('--line-1'),
    truth: token('--text-3'),
    bodies: [token('--team-1'), token('--team-2'), token('--team-3')],
    accent: token('--accent'),
    label: token('--accent-fill'),
    labelText: token('--text-on-fill'),
    font: `${token('--text-sm')} ${token('--font-ui')}`,
  }
}

/** `#0b6e86` as one opaque pixel of image data. */
export function pixelOf(hex: string): number {
  const value = Number.parseInt(hex.slice(1, 7), 16)
  const [red, green, blue] = [(value >> 16) & 255, (value >> 8) & 255, value & 255]
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
}
