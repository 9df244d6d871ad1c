import type { Clock } from '../clock.ts'
import type { NetworkLane } from './network-lane.ts'
import type { NetworkSettings } from './network-settings.ts'

export interface NetworkPathListener {
  broke(text: string): void
  /** Nothing more will happen on it. */
  ended(): void
}

/** One connection through a network model, both ways, until it ends. */
export class NetworkPath {
  readonly there: NetworkLane
  readonly back: NetworkLane
  readonly #clock: Clock
  readonly #listener: NetworkPathListener
  #cancelCut: (() => void) | undefined
  #cancelRefusal: (() => void) | undefined

  constructor(there: NetworkLane, back: NetworkLane, clock: Clock, listener: NetworkPathListener) {
    this.there = there
    this.back = back
    this.#clock = clock
    this.#listener = listener
  }

  change(there: NetworkSettings, back: NetworkSettings): void {
    this.there.change(there)
    this.back.change(back)
  }

  /** The connection is not made: nothing is carried, and after some ms both ends hear why. */
  refuse(text: string, afterMs: number): void {
    this.#shut()
    this.#cancelRefusal = this.#clock.schedule(afterMs, () => this.break(text))
  }

  /** Breaks after some ms instead of when it was planned before; undefined plans nothing. */
  planBreak(text: string, afterMs: number | undefined): void {
    this.#cancelCut?.()
    this.#cancelCut =
      afterMs === undefined ? undefined : this.#clock.schedule(afterMs, () => this.break(text))
  }

  /** The connection is lost with all that is on its way. */
  break(text: string): void {
    this.end()
    this.#listener.broke(text)
  }

  /** Both ends have closed: leaves no timer behind. */
  end(): void {
    this.#cancelCut?.()
    this.#cancelRefusal?.()
    this.#shut()
    this.#listener.ended()
  }

  #shut(): void {
    this.there.shut()
    this.back.shut()
  }
}
