import type { Watched } from './frames.ts'
import type { VariantName } from './variants.ts'

/** What changes in each tick. */
export interface Load {
  readonly changed: number
  /** Entities that components show, those that none shows, or any. */
  readonly among: 'shown' | 'others' | 'all'
}

/** What is mounted. */
export interface Mounting {
  readonly variant: VariantName
  readonly entities: number
  /** Components. */
  readonly mounted: number
}

/** A page that is measured from outside while it runs ticks. These pages take and give plain values only. */
export interface TickPage {
  mount(mounting: Mounting): Promise<void>
  /** Makes up what changes in the next ticks. */
  prepare(options: Load & { readonly ticks: number }): void
  /** Runs them, or, idle, everything but the updates; gives the components that rendered in each. */
  run(options: { readonly isIdle: boolean }): Promise<readonly number[]>
  /** Throws if the page or the world do not show what the last tick changed. */
  check(): void
}

/** A page that follows a server's world over a socket. */
export interface LivePage {
  /** Mounts components for the first entities and resolves when they are there. */
  follow(options: {
    readonly url: string
    readonly mounted: number
  }): Promise<{ readonly entities: number }>
  watch(ms: number): Promise<LiveFigures>
}

export interface LiveFigures extends Watched {
  readonly renders: number
  /** From the arrival of each message that changed the world to its commit, in ms. */
  readonly messageMs: readonly number[]
}

/** What may read a ticking world beside a transition. */
export type ReaderName =
  | 'nothing'
  | 'useField'
  | 'useEntityEffect'
  | 'useSyncStats'
  | 'useWorld at 4 Hz'

/** A page whose world ticks while something else is rendered in a transition. */
export interface TransitionPage {
  /** A transition beside one reader: how long it took, and whether it was given up. */
  turn(options: {
    readonly reader: ReaderName
    /** Ticks a second. */
    readonly hz: number
  }): Promise<{ readonly ms: number; readonly isStarved: boolean }>
  /** How often in a second a value that each tick changes arrived deferred. */
  defer(options: { readonly hz: number; readonly ms: number }): Promise<number>
}

declare global {
  var tickPage: TickPage
  var livePage: LivePage
  var transitionPage: TransitionPage
}
