/** One row of the README's table of limits, tried at its edge and one past it. */
export interface LimitCase {
  /** The row's first cell. */
  readonly what: string
  /** Its second cell: what the test tries is what is said there. */
  readonly most: string
  /** Passes at the edge, is refused one past it, by the default. */
  readonly tryIt: () => void | Promise<void>
}

export const MIB: number = 1024 * 1024
