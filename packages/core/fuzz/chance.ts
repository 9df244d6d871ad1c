import { createRandom } from '../src/testing/random.ts'

/** What is drawn for one input, by nothing but its seed. */
export class Chance {
  readonly #next: () => number

  constructor(seed: number) {
    this.#next = createRandom(seed)
  }

  /** A whole number from 0 to below this. */
  below(limit: number): number {
    return Math.floor(this.#next() * limit)
  }

  between(min: number, max: number): number {
    return min + this.below(max - min + 1)
  }

  /** Small numbers more often than large ones, up to this. */
  mostlySmall(max: number): number {
    return Math.floor(max ** this.#next())
  }

  isOneIn(count: number): boolean {
    return this.below(count) === 0
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256))
  }
}
