/** Numbers for names, so that columns hold a number for each; past the bound a name is not kept. */
export class NameTable {
  readonly #codes = new Map<string, number>()
  readonly #names: string[] = []
  readonly #bound: number

  /** `bound` is how many names there can be: names come from peers. */
  constructor(bound: number) {
    this.#bound = bound
  }

  get size(): number {
    return this.#names.length
  }

  get names(): readonly string[] {
    return this.#names
  }

  /** The name's number; `bound`, which stands for no name, when there are too many. */
  codeOf(name: string): number {
    const known = this.#codes.get(name)
    if (known !== undefined) return known
    const code = this.#names.length
    if (code >= this.#bound) return this.#bound
    this.#codes.set(name, code)
    this.#names.push(name)
    return code
  }

  nameOf(code: number): string | undefined {
    return this.#names[code]
  }
}
