import type { Watched } from './frames.ts'
import type { Tick } from './measure-tick.ts'
import type { VariantName } from './variants.ts'

/** What is asked of a page of components that show entities. These pages take and give plain values only. */
export interface UpdatePage {
  /** Mounts components for the first entities of a world. */
  mount(options: {
    readonly variant: VariantName
    readonly entities: number
    readonly mounted: number
  }): Promise<void>
  /**
   * Changes so many entities in each of some ticks: all of them among those that are shown, or none.
   * Throws if the page or the world do not show it afterwards.
   */
  run(options: {
    readonly ticks: number
    readonly changed: number
    readonly isShown: boolean
  }): Promise<readonly Tick[]>
}

/** A page of components that each show how many entities a query of theirs has. */
export interface QueryPage {
  mount(options: { readonly entities: number; readonly queries: number }): void
  /** Throws if the components do not show what is there afterwards. */
  run(options: { readonly ticks: number; readonly changed: number }): Promise<readonly Tick[]>
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

declare global {
  var updatePage: UpdatePage
  var queryPage: QueryPage
  var livePage: LivePage
}
