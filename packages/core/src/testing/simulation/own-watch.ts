import { firstDifference } from './world-text.ts'

/**
 * What a client said of its own world, state by state, against what the server has of it: always one of
 * these, never an older one than before, and nothing any more once the server gave the client's place up.
 */
export class OwnWatch {
  /** As they were sent, the oldest first. */
  readonly #said: string[] = []
  #heard = 0
  /** The life of the server that was looked at last. */
  #life = 0
  /** What this life has of the client: nothing yet, something, or nothing any more. */
  #has: 'nothing' | 'something' | 'gave-up' = 'nothing'

  /** The client sends its own world as it is now. */
  said(text: string): void {
    if (this.#said.at(-1) !== text) this.#said.push(text)
  }

  /** What is wrong with the copy that this life of the server has; undefined when nothing is. */
  findFault(copy: string, life: number): string | undefined {
    if (life !== this.#life) this.#has = 'nothing'
    this.#life = life
    const index = this.#has === 'gave-up' ? -1 : this.#said.indexOf(copy, this.#heard)
    if (index !== -1) {
      this.#heard = index
      this.#has = 'something'
      return undefined
    }
    if (copy === '') {
      if (this.#has === 'something') this.#has = 'gave-up'
      return undefined
    }
    if (this.#has === 'gave-up') {
      return 'the server has again what it had given up of the client’s own world'
    }
    const newest = this.#said.at(-1) ?? ''
    return `the server’s copy of the client’s own world is none that it said: ${firstDifference(newest, copy)}`
  }
}
