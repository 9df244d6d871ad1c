const UNKNOWN = 0
const NO = 1
const YES = 2

/** A test of things that have small numbers: each is tested once, however often it is met. */
export class LazyTest {
  readonly #test: (code: number) => boolean
  #answers: Uint8Array = new Uint8Array(64)

  constructor(test: (code: number) => boolean) {
    this.#test = test
  }

  /** Whether one of the numbers in a span of a list passes. */
  some(list: Uint32Array, from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (this.#passes(list[at] ?? 0)) return true
    return false
  }

  #passes(code: number): boolean {
    if (code >= this.#answers.length) {
      const wider = new Uint8Array(Math.max(code + 1, this.#answers.length * 2))
      wider.set(this.#answers)
      this.#answers = wider
    }
    const answer = this.#answers[code] ?? UNKNOWN
    if (answer !== UNKNOWN) return answer === YES
    const passes = this.#test(code)
    this.#answers[code] = passes ? YES : NO
    return passes
  }
}
