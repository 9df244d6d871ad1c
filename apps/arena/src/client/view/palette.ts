/** Colours of the canvas, read once from the tokens so that each value has one home. */
export interface Palette {
  readonly teams: readonly string[]
  readonly nobody: string
  readonly text1: string
  readonly text2: string
  readonly text3: string
  readonly outline: string
  readonly own: string
  readonly spark: string
  readonly barTrack: string
  readonly beyond: string
  readonly surface: string
  readonly font: string
  readonly ground: GroundPalette
}

/** The map's colours: all under 10 % luminance, so that teams, tracers and tags stay brightest. */
export interface GroundPalette {
  readonly base: string
  readonly heights: readonly string[]
  readonly contour: string
  readonly water: string
  readonly shore: string
  readonly road: string
  readonly roadLine: string
  readonly tree: string
  readonly treeLight: string
  readonly rock: string
  readonly rockLight: string
  readonly rockShade: string
  readonly shadow: string
  readonly grid: string
}

export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element)
  const token = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    teams: [token('team-1'), token('team-2'), token('team-3')],
    nobody: token('text-3'),
    text1: token('text-1'),
    text2: token('text-2'),
    text3: token('text-3'),
    outline: token('ink-outline'),
    own: token('text-on-fill'),
    spark: token('ink-spark'),
    barTrack: token('surface-3'),
    beyond: token('surface-0'),
    surface: token('surface-hud'),
    font: token('font-ui'),
    ground: {
      base: token('ground-0'),
      heights: [token('ground-1'), token('ground-2'), token('ground-3')],
      contour: token('ground-contour'),
      water: token('ground-water'),
      shore: token('ground-shore'),
      road: token('ground-road'),
      roadLine: token('ground-road-line'),
      tree: token('ground-tree'),
      treeLight: token('ground-tree-light'),
      rock: token('ground-rock'),
      rockLight: token('ground-rock-light'),
      rockShade: token('ground-rock-shade'),
      shadow: token('ground-shadow'),
      grid: token('ground-grid'),
    },
  }
}

/** A team's colour; what belongs to nobody is grey. */
export function teamColour(palette: Palette, team: number): string {
  return palette.teams[team] ?? palette.nobody
}
