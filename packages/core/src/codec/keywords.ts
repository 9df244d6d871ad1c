const encoder = new TextEncoder()
const MAX_SEEDS = 10_000

interface Keyword<Value> {
  readonly name: Uint8Array
  readonly value: Value
}

/** The fixed names that stand for something in one place of the protocol, found by their bytes without making a text of them. */
export class Keywords<Value> {
  /** In the order of declaration, by which the crate numbers them. */
  readonly names: readonly string[]
  readonly #values: readonly Value[]
  readonly #ordinals: ReadonlyMap<Value, number>
  readonly #mask: number
  #seed = 0
  #slots: readonly (Keyword<Value> | undefined)[] = []

  /** Names that are not numbered are found by their bytes only. */
  constructor(entries: readonly (readonly [name: string, value: Value])[], isNumbered = true) {
    this.names = entries.map(([name]) => name)
    this.#values = isNumbered ? entries.map(([, value]) => value) : []
    this.#ordinals = new Map(this.#values.map((value, ordinal) => [value, ordinal]))
    let size = 4
    while (size < entries.length * 2) size *= 2
    this.#mask = size - 1
    const keywords = entries.map(([name, value]) => ({ name: encoder.encode(name), value }))
    while (!this.#place(keywords)) {
      this.#seed += 1
      if (this.#seed > MAX_SEEDS) throw new Error('these keywords cannot be told apart')
    }
  }

  get length(): number {
    return this.names.length
  }

  find(bytes: Uint8Array, start: number, end: number): Value | undefined {
    if (start === end) return undefined
    const keyword = this.#slots[this.#slotOf(bytes, start, end)]
    if (keyword === undefined || keyword.name.length !== end - start) return undefined
    for (let index = 0; index < keyword.name.length; index += 1) {
      if (keyword.name[index] !== bytes[start + index]) return undefined
    }
    return keyword.value
  }

  /** What the name of this ordinal stands for. */
  at(ordinal: number): Value | undefined {
    return this.#values[ordinal]
  }

  /** The ordinal of the name that stands for this, undefined if none does. */
  ordinalOf(value: Value): number | undefined {
    return this.#ordinals.get(value)
  }

  /** Tries one seed: it will do if no two names share a slot. */
  #place(keywords: readonly Keyword<Value>[]): boolean {
    const slots: (Keyword<Value> | undefined)[] = Array.from({ length: this.#mask + 1 })
    for (const keyword of keywords) {
      const slot = this.#slotOf(keyword.name, 0, keyword.name.length)
      if (slots[slot] !== undefined) return false
      slots[slot] = keyword
    }
    this.#slots = slots
    return true
  }

  /** Mixes the length and the bytes in which the protocol's names differ: the first, the last and the third last. */
  #slotOf(bytes: Uint8Array, start: number, end: number): number {
    let hash = Math.imul((end - start) ^ this.#seed, 0x9e37_79b1)
    hash = Math.imul(hash ^ (bytes[start] ?? 0), 0x85eb_ca6b)
    hash = Math.imul(hash ^ (bytes[Math.max(start, end - 3)] ?? 0), 0xc2b2_ae35)
    hash = Math.imul(hash ^ (bytes[end - 1] ?? 0), 0x27d4_eb2f)
    return (hash >>> 16) & this.#mask
  }
}

/** The names of a struct's fields, each standing for its position. */
export function fieldNames(...names: readonly string[]): Keywords<number> {
  return new Keywords(names.map((name, index) => [name, index]))
}

/** Names that stand for themselves. */
export function nameSet<Name extends string>(...names: readonly Name[]): Keywords<Name> {
  return new Keywords(names.map((name) => [name, name]))
}
