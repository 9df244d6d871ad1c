import type { FieldValue } from '../../protocol/value.ts'
import type { Keywords } from '../keywords.ts'

/** The types of integers that are numbers. */
export type IntegerType = Exclude<Extract<FieldValue, { value: number }>['type'], 'F32' | 'F64'>

/** What the readers of all formats can read, and where they are. */
interface ValueReader {
  position: number
  readBool(): boolean
  readU32(): number
  readU64(): bigint
  readI64(): bigint
  readF64(): number
  readF32(): number
  readText(): string
  readName(): string
  readBytes(): Uint8Array
}

/** Structs that are written as maps of their fields, in any order and with strangers among them. */
export interface NamedFields {
  /** Whether the struct that is next is written so. */
  isNext(): boolean
  /** What the next name stands for, undefined if for nothing. */
  readKeyword<Value>(keywords: Keywords<Value>): Value | undefined
  /** The text of a name that stands for nothing; it was read last, and lies here. */
  strangerName(start: number, end: number): string
  /** Passes over the value of a stranger. */
  skip(): void
}

/** A message that was decoded before, read again in the order of the wire. */
export interface WireSource {
  readonly reader: ValueReader
  /** Undefined for a format that writes structs as their fields alone. */
  readonly named: NamedFields | undefined
  start(bytes: Uint8Array): void
  /** Lets go of the input. */
  release(): void
  /** Where the next value begins. */
  begin(): number
  /** Opens a struct of so many fields, in their order; returns as {@link openList} does. */
  openFields(count: number): number
  nextField(left: number): number
  /** Returns how many elements are at least left: 0 when there is none, and the list is closed. */
  openList(): number
  /** After an element, given what was left with it: as {@link openList}. */
  nextElement(left: number): number
  /** As {@link openList}. An entry begins with its name; {@link endName} comes after that. */
  openMap(): number
  nextEntry(left: number): number
  /** Passes over what a map has between a name and its value. */
  endName(): void
  /** Whether an enum's variant without data is next, by its name or ordinal alone. */
  isBareNext(): boolean
  /** Opens a variant with data; {@link readVariant} and {@link endName} come next. */
  openVariant(): void
  readVariant<Value>(keywords: Keywords<Value>): Value
  closeVariant(): void
  /** An enum's variant without data, in any of its spellings. */
  readUnit<Value>(keywords: Keywords<Value>): Value
  /** What tells a struct's kind. */
  readTag<Value>(keywords: Keywords<Value>): Value
  /** An integer that fits its type, as decoding found. */
  readInteger(type: IntegerType): number
  /** Takes the value that stands for none, if it is next; or what says that there is one. */
  takeNothing(): boolean
}

/**
 * What decoding accepted was paid for. Reading draws again and in another order, so that the same
 * limit might refuse what passed.
 */
export const PAID: number = Number.MAX_SAFE_INTEGER
