import type { EntityId } from '@tx2-link/core'

/** What the program asks of the page that loses its server. */
export interface FaultsPage {
  state(): string
  bytesIn(): number
  /** Mounts a component for each of so many entities, from this id on. */
  mount(first: EntityId, count: number): void
  /** How often the component of each entity was rendered since this was asked last. */
  takeRenders(): readonly (readonly [EntityId, number])[]
}

declare global {
  // As the page puts it there.
  var faultsPage: FaultsPage
}
