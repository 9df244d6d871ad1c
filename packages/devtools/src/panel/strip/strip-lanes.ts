/** A lane's top and bottom in CSS pixels. */
export interface Lane {
  readonly top: number
  readonly bottom: number
}

/** Where the strip's lanes lie. */
export interface StripLanes {
  readonly height: number
  readonly out: Lane
  /** Between bytes out and bytes in. */
  readonly axis: number
  readonly in: Lane
  /** Undefined in the compact strip, as is `times`. */
  readonly messages: Lane | undefined
  readonly limiter: Lane
  /** Middle of the marks. */
  readonly marks: number
  readonly times: Lane | undefined
}

/** The lanes; the direction in which the world travels has the larger half. */
export function stripLanes(isCompact: boolean, worldDirection: 'in' | 'out'): StripLanes {
  const top = isCompact ? 3 : 7
  const room = isCompact ? 36 : 43
  const out = Math.round(room * (worldDirection === 'out' ? 0.63 : 0.4))
  const axis = top + out
  const inBottom = top + room
  if (isCompact) {
    return {
      height: 60,
      out: { top, bottom: axis },
      axis,
      in: { top: axis + 1, bottom: inBottom },
      messages: undefined,
      limiter: { top: 40, bottom: 46 },
      marks: 53,
      times: undefined,
    }
  }
  return {
    height: 112,
    out: { top, bottom: axis },
    axis,
    in: { top: axis + 1, bottom: inBottom },
    messages: { top: 53, bottom: 63 },
    limiter: { top: 66, bottom: 78 },
    marks: 87,
    times: { top: 96, bottom: 112 },
  }
}
