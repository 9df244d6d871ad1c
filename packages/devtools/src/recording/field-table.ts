interface NamedField {
  readonly component: string
  readonly field: string
}

/** Numbers for the fields of components; past the bound a field is not kept. */
export class FieldTable {
  readonly #codes = new Map<string, Map<string, number>>()
  readonly #fields: NamedField[] = []
  readonly #bound: number

  /** `bound` is how many fields there can be: names come from peers. */
  constructor(bound: number) {
    this.#bound = bound
  }

  get size(): number {
    return this.#fields.length
  }

  /** The field's number; `bound`, which stands for no field, when there are too many. */
  codeOf(component: string, field: string): number {
    const known = this.#codes.get(component)?.get(field)
    if (known !== undefined) return known
    const code = this.#fields.length
    if (code >= this.#bound) return this.#bound
    const codes = this.#codes.get(component) ?? new Map<string, number>()
    codes.set(field, code)
    this.#codes.set(component, codes)
    this.#fields.push({ component, field })
    return code
  }

  fieldOf(code: number): NamedField | undefined {
    return this.#fields[code]
  }
}
