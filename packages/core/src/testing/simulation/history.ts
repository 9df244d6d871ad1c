import type { ReplicatedWorld } from '../../sync/world-encoder.ts'
import { firstDifference, textOfWorld } from './world-text.ts'

/** What a world was in each of its ticks, in all lives of the server: the only states that may be seen. */
export class History {
  /** By the tick's time in ms, which no two lives share. */
  readonly #states = new Map<number, { readonly tick: number; readonly text: string }>()

  constructor() {
    this.#states.set(0, { tick: 0, text: '' })
  }

  /** Notes the world's last tick, once it was sealed. */
  add(world: ReplicatedWorld): void {
    const { timestamp, tick } = world
    if (this.#states.has(timestamp)) return
    this.#states.set(timestamp, { tick, text: textOfWorld(world) })
  }

  /** What the world was in the tick sealed at this time, in ms; undefined when none was. */
  textAt(timestamp: number): string | undefined {
    return this.#states.get(timestamp)?.text
  }

  /** What is wrong with a replica that says it stands at this moment; undefined when nothing is. */
  findFault(found: string, tick: number, timestamp: number): string | undefined {
    const state = this.#states.get(timestamp)
    if (state === undefined) return `no tick was sealed at ${timestamp} ms`
    if (state.tick !== tick)
      return `the tick sealed at ${timestamp} ms is ${state.tick}, not ${tick}`
    return found === state.text
      ? undefined
      : `tick ${tick} is not what it was: ${firstDifference(state.text, found)}`
  }
}
