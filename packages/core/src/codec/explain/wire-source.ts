import type { Keywords } from '../keywords.ts'

/** What the readers of all formats can read, and where they are. */
interface ValueReader {
  position: number
  readBool(): boolean
  readInteger(min: number, max: number): number
  readU32(): number
  readU64(): bigint
  readI64(): bigint
  readF64(): number
  readF32(): number
  readText(): string
  readName(): string
  readBytes(): Uint8Array
  readKeyword<Value>(keywords: Keywords<Value>): Value | undefined
  skip(): void
}

/** A message that was decoded before, read again in the order of the wire. */
export interface WireSource {
  readonly reader: ValueReader
  start(bytes: Uint8Array): void
  /** Lets go of the input. */
  release(): void
  /** Where the next value begins. */
  begin(): number
  /** Whether a map is next, and no list or bare name. */
  isMapNext(): boolean
  /** Returns how many elements are at least left: 0 when there is none, and the list is closed. */
  openList(): number
  /** After an element, given what was left with it: as {@link openList}. */
  nextElement(left: number): number
  /** As {@link openList}. An entry begins with its name; {@link endName} comes after that. */
  openMap(): number
  nextEntry(left: number): number
  /** Passes over what a map has between a name and its value. */
  endName(): void
  /** A name that must stand for something. */
  readKnown<Value>(keywords: Keywords<Value>): Value
  /** An enum's variant without data, in either of its spellings. */
  readUnit<Value>(keywords: Keywords<Value>): Value
  /** Takes the value that stands for none, if it is next. */
  takeNothing(): boolean
  /** The text of a name that stands for nothing; it was read last, and lies here. */
  strangerName(start: number, end: number): string
}

/**
 * What decoding accepted was paid for. Reading draws again and in another order, so that the same
 * limit might refuse what passed.
 */
export const PAID: number = Number.MAX_SAFE_INTEGER
