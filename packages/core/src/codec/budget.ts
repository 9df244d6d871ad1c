import { malformed, misfit, tooCostly } from './codec-error.ts'
import type { DecodeLimits } from './limits.ts'

/**
 * Each numeric name costs its ordinal in the map, shifted by this much. Engines that hash numeric
 * texts by their value, without a seed, walk all earlier ones in the worst case (CVE-2026-21717):
 * so that walk is drawn from the same budget. By default a map holds some 23,000 such names.
 */
const NUMERIC_NAME_SHIFT = 4

/** A Map or a byte array takes some 200 bytes even if nothing is in it: as much as so many elements. */
const COLLECTION_ELEMENTS = 16

const DIGIT_ZERO = 0x30
const DIGIT_NINE = 0x39
const MAX_NUMERIC_NAME = 10

/**
 * In a message of more than this, elements are bounded by its bytes as well: what is made of a message
 * then takes at most some 60 times its memory. What the crate and we write has 3 for a byte at the most;
 * only ordinals in the place of names can have more.
 */
const SMALL_MESSAGE = 64 * 1024
const ELEMENTS_PER_BYTE = 3.5

/** What is left of one decoding's limits. Everything that a reader allocates is drawn from it first. */
export class DecodeBudget {
  /** Whether elements cost nothing now, since they are only passed over. */
  isFree = false
  readonly #limits: DecodeLimits
  #elements = 0
  /** Of those that the bytes of the message are good for. */
  #weight = 0
  #depth = 0

  constructor(limits: DecodeLimits) {
    this.#limits = limits
  }

  /** Begins a decoding. Throws LinkError `invalid-value` for what is no Uint8Array: not all callers have types. */
  start(bytes: Uint8Array): void {
    if (!isByteArray(bytes)) throw misfit('Uint8Array', kindOf(bytes))
    const { byteLength } = bytes
    // So is the view of a buffer that was transferred, of which nothing can be made.
    if (byteLength === 0) throw malformed('the input is empty', 0)
    if (byteLength > this.#limits.maxBytes) {
      throw tooCostly(`${byteLength} bytes are more than ${this.#limits.maxBytes}`, 0)
    }
    this.isFree = false
    this.#elements = this.#limits.maxElements
    this.#weight = Math.floor(Math.max(byteLength, SMALL_MESSAGE) * ELEMENTS_PER_BYTE)
    this.#depth = this.#limits.maxDepth
  }

  takeElements(count: number, offset: number): void {
    if (this.isFree) return
    this.#draw(count, offset)
    this.#weight -= count
    if (this.#weight < 0) {
      throw tooCostly(`more than ${ELEMENTS_PER_BYTE} elements for each byte`, offset)
    }
  }

  /** Draws what a Map or a byte array costs besides what is in it. */
  takeCollection(offset: number): void {
    this.takeElements(COLLECTION_ELEMENTS, offset)
  }

  /** Draws what a name may cost in a map that holds so many numeric names; returns how many it holds now. */
  takeName(name: string, numericNames: number, offset: number): number {
    if (!looksNumeric(name)) return numericNames
    this.#draw(numericNames >> NUMERIC_NAME_SHIFT, offset)
    return numericNames + 1
  }

  /** Goes into an array or map. */
  enter(offset: number): void {
    this.#depth -= 1
    if (this.#depth < 0) {
      throw tooCostly(`arrays and maps lie more than ${this.#limits.maxDepth} deep`, offset)
    }
  }

  leave(): void {
    this.#depth += 1
  }

  #draw(count: number, offset: number): void {
    this.#elements -= count
    if (this.#elements < 0) {
      throw tooCostly(`more than ${this.#limits.maxElements} elements`, offset)
    }
  }
}

/** Those of other realms (frames, test environments) are no instances of this one's class. */
function isByteArray(value: unknown): boolean {
  return (
    ArrayBuffer.isView(value) && (value instanceof Uint8Array || kindOf(value) === 'Uint8Array')
  )
}

function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}

function looksNumeric(name: string): boolean {
  const first = name.charCodeAt(0)
  if (!(first >= DIGIT_ZERO && first <= DIGIT_NINE) || name.length > MAX_NUMERIC_NAME) return false
  const last = name.charCodeAt(name.length - 1)
  return last >= DIGIT_ZERO && last <= DIGIT_NINE
}
