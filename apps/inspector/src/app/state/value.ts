/** One value that can be watched from outside and inside of React. */
export class Value<Kind> {
  #value: Kind
  readonly #listeners = new Set<() => void>()

  constructor(initial: Kind) {
    this.#value = initial
  }

  readonly get = (): Kind => this.#value

  /** Tells the listeners, unless it is the same value as before. */
  set(value: Kind): void {
    if (Object.is(value, this.#value)) return
    this.#value = value
    for (const listener of this.#listeners) listener()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }
}
