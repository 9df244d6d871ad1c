import type { EntityId } from '@tx2-link/core'
import type { Recorder } from '../../recording/recorder.ts'
import { forEachFieldSet } from './changes-of.ts'

type Recorded = Pick<Recorder, 'columns' | 'message' | 'worldDirection'>

/** Messages that are decoded between two looks at the clock. */
const MESSAGES_PER_LOOK = 8

/**
 * Which message last set each field of an entity, found by reading back from the message at hand.
 * It reads for a bounded time at a time, and what it has read it does not read again.
 */
export class FieldOrigins {
  readonly #recorder: Recorded
  readonly #entity: EntityId
  /** The newest message at or below the top that set a field, among those that were read. */
  #found = new Map<string, number>()
  /** All messages from the first to the second of these were read. */
  #low = 0
  #top = -1

  constructor(recorder: Recorded, entity: EntityId) {
    this.#recorder = recorder
    this.#entity = entity
  }

  /** The message that set this field last; undefined while it is not found. */
  of(key: string): number | undefined {
    return this.#found.get(key)
  }

  /**
   * Reads on until these fields are found as of the message `top`, for about `budgetMs`; true when
   * there is nothing more to find.
   */
  search(top: number, keys: readonly string[], budgetMs: number): boolean {
    const deadline = performance.now() + budgetMs
    this.#raise(top, deadline)
    const { columns } = this.#recorder
    let missing = keys.filter((key) => !this.#found.has(key))
    let decoded = 0
    while (missing.length > 0 && this.#low > columns.firstIndex) {
      const isLook = decoded > 0 && decoded % MESSAGES_PER_LOOK === 0
      if (isLook && performance.now() >= deadline) return false
      this.#low -= 1
      if (!this.#isState(this.#low)) continue
      decoded += 1
      const before = this.#found.size
      this.#read(this.#low, this.#found)
      if (this.#found.size > before) missing = missing.filter((key) => !this.#found.has(key))
    }
    return true
  }

  /** Takes in what came above; when that is too much, what was known from below is given up. */
  #raise(top: number, deadline: number): void {
    if (top === this.#top) return
    if (top < this.#top || this.#top < 0) {
      this.#restart(top)
      return
    }
    const newer = new Map<string, number>()
    let decoded = 0
    let index = top
    for (; index > this.#top; index -= 1) {
      if (!this.#isState(index)) continue
      if (decoded % MESSAGES_PER_LOOK === 0 && decoded > 0 && performance.now() >= deadline) break
      decoded += 1
      this.#read(index, newer)
    }
    if (index > this.#top) {
      this.#found = newer
      this.#low = index + 1
    } else {
      for (const [key, setBy] of newer) this.#found.set(key, setBy)
    }
    this.#top = top
  }

  #restart(top: number): void {
    this.#found = new Map()
    this.#low = top + 1
    this.#top = top
  }

  #isState(index: number): boolean {
    const { columns, worldDirection } = this.#recorder
    const type = columns.messageType(index)
    return (type === 'delta' || type === 'snapshot') && columns.direction(index) === worldDirection
  }

  #read(index: number, found: Map<string, number>): void {
    const message = this.#recorder.message(index)
    if (message === undefined) return
    forEachFieldSet(message, this.#entity, (key) => {
      if (!found.has(key)) found.set(key, index)
    })
  }
}
