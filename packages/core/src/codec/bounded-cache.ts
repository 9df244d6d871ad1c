const MAX_ENTRIES = 1024
/** Longer names are rare, and a peer may choose them: they are not worth the memory. */
const MAX_CACHED_NAME = 64

/** What was made of the names that recur. It starts anew when full, so that a peer that invents names cannot fill it for good. */
export class BoundedCache<Value> {
  readonly #values = new Map<string, Value>()

  get(name: string): Value | undefined {
    return this.#values.get(name)
  }

  set(name: string, value: Value): void {
    if (name.length > MAX_CACHED_NAME) return
    if (this.#values.size >= MAX_ENTRIES) this.#values.clear()
    this.#values.set(name, value)
  }
}
