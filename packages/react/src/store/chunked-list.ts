/** A chunk that grows past this is cut in two. */
const MAX_CHUNK = 256

/** One that shrinks below this is put together with its neighbour. */
const MIN_CHUNK = 48

/**
 * Items in an order, cut into chunks: adding and deleting move one chunk's items, however many
 * there are in all. No two items may compare as equal.
 */
export class ChunkedList<Item> {
  readonly #compare: (first: Item, second: Item) => number
  readonly #chunks: Item[][] = []
  #size = 0

  /** `sorted` are the items to begin with, in order. */
  constructor(compare: (first: Item, second: Item) => number, sorted: readonly Item[] = []) {
    this.#compare = compare
    for (let start = 0; start < sorted.length; start += MAX_CHUNK / 2) {
      this.#chunks.push(sorted.slice(start, start + MAX_CHUNK / 2))
    }
    this.#size = sorted.length
  }

  get size(): number {
    return this.#size
  }

  has(item: Item): boolean {
    const chunk = this.#chunks[this.#chunkOf(item)]
    if (chunk === undefined) return false
    const found = chunk[this.#placeIn(chunk, item)]
    return found !== undefined && this.#compare(found, item) === 0
  }

  /** The item must not be in the list. */
  add(item: Item): void {
    this.#size += 1
    const index = this.#chunkOf(item)
    const chunk = this.#chunks[index]
    if (chunk === undefined) {
      this.#chunks.push([item])
      return
    }
    chunk.splice(this.#placeIn(chunk, item), 0, item)
    if (chunk.length > MAX_CHUNK) {
      this.#chunks.splice(index + 1, 0, chunk.splice(chunk.length / 2))
    }
  }

  /** Returns whether the item was in the list. */
  delete(item: Item): boolean {
    const index = this.#chunkOf(item)
    const chunk = this.#chunks[index]
    if (chunk === undefined) return false
    const place = this.#placeIn(chunk, item)
    const found = chunk[place]
    if (found === undefined || this.#compare(found, item) !== 0) return false
    chunk.splice(place, 1)
    this.#size -= 1
    if (chunk.length < MIN_CHUNK) this.#mend(index, chunk)
    return true
  }

  /** The first `count` items, or all there are. */
  take(count: number): Item[] {
    if (count >= this.#size) return new Array<Item>().concat(...this.#chunks)
    const taken: Item[] = []
    for (const chunk of this.#chunks) {
      if (taken.length + chunk.length > count) {
        return taken.concat(chunk.slice(0, count - taken.length))
      }
      taken.push(...chunk)
    }
    return taken
  }

  /** No chunk is empty, and few are small. */
  #mend(index: number, chunk: Item[]): void {
    if (chunk.length === 0) {
      this.#chunks.splice(index, 1)
      return
    }
    const next = this.#chunks[index + 1]
    if (next === undefined || chunk.length + next.length > MAX_CHUNK) return
    this.#chunks.splice(index, 2, [...chunk, ...next])
  }

  /** The last chunk that does not begin behind the item; the first one if all do. */
  #chunkOf(item: Item): number {
    let low = 0
    let high = this.#chunks.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      const first = this.#chunks[middle]?.[0]
      if (first !== undefined && this.#compare(first, item) <= 0) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Where the item is in the chunk, or would be. */
  #placeIn(chunk: readonly Item[], item: Item): number {
    let low = 0
    let high = chunk.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const there = chunk[middle]
      if (there !== undefined && this.#compare(there, item) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
}
