import type { Schema, World } from '@tx2-link/core'
import { fingerprintOf } from './fingerprint.ts'

/** Ticks that are known; a client that is farther behind is not judged. */
const MAX_TICKS = 4_096

/** When the server's ticks were and what they said: what replicas are held against. */
export class TickLog {
  #times: number[] = []
  #fingerprints: (number | undefined)[] = []

  /** The world's last tick; the same one again changes nothing. */
  note(world: World): void {
    const { timestamp } = world
    if (timestamp <= (this.#times.at(-1) ?? 0)) return
    this.#times.push(timestamp)
    // Once it was written to again, nobody knows any more what that tick said.
    this.#fingerprints.push(world.isTouched ? undefined : fingerprintOfWorld(world))
    if (this.#times.length < 2 * MAX_TICKS) return
    this.#times = this.#times.slice(-MAX_TICKS)
    this.#fingerprints = this.#fingerprints.slice(-MAX_TICKS)
  }

  /** The time of the first tick after this one, in Unix ms; undefined when there was none. */
  firstAfter(timestamp: number): number | undefined {
    return this.#times[this.#indexAfter(timestamp)]
  }

  /** What the tick of exactly this time said; undefined when none is known. */
  fingerprintAt(timestamp: number): number | undefined {
    const index = this.#indexAfter(timestamp) - 1
    return this.#times[index] === timestamp ? this.#fingerprints[index] : undefined
  }

  /** Another world: none of its ticks is known yet. */
  clear(): void {
    this.#times = []
    this.#fingerprints = []
  }

  #indexAfter(timestamp: number): number {
    let low = 0
    let high = this.#times.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#times[middle] ?? 0) > timestamp) high = middle
      else low = middle + 1
    }
    return low
  }
}

function fingerprintOfWorld(world: World): number {
  const schema: Schema = world.schema
  return fingerprintOf(
    schema,
    {
      size: world.size,
      ids: () => world.ids(),
      read: (id, component, field) => world.getField(id, component, field),
    },
    world.timestamp,
  )
}
