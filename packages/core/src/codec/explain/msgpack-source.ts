import type { Keywords } from '../keywords.ts'
import { MAX_BINARY_DEPTH } from '../limits.ts'
import { readUnit } from '../msgpack/decode-value.ts'
import { isUnsigned, lead } from '../msgpack/lead.ts'
import { MessagePackReader } from '../msgpack/reader.ts'
import { readKnown } from '../msgpack/struct.ts'
import { type IntegerType, type NamedFields, PAID, type WireSource } from './wire-source.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export class MessagePackSource implements WireSource, NamedFields {
  readonly reader: MessagePackReader = new MessagePackReader({
    maxBytes: PAID,
    maxElements: PAID,
    maxDepth: MAX_BINARY_DEPTH,
  })
  readonly named: NamedFields = this
  #bytes: Uint8Array = new Uint8Array(0)

  start(bytes: Uint8Array): void {
    this.#bytes = bytes
    this.reader.start(bytes)
  }

  release(): void {
    this.#bytes = new Uint8Array(0)
    this.reader.release()
  }

  begin(): number {
    return this.reader.position
  }

  openFields(): number {
    return this.openList()
  }

  nextField(left: number): number {
    return this.nextElement(left)
  }

  openList(): number {
    return this.#closeAtEnd(this.reader.openArray())
  }

  nextElement(left: number): number {
    return this.#closeAtEnd(left - 1)
  }

  openMap(): number {
    return this.#closeAtEnd(this.reader.openMap())
  }

  nextEntry(left: number): number {
    return this.#closeAtEnd(left - 1)
  }

  /** MessagePack has nothing there. */
  endName(): void {}

  isBareNext(): boolean {
    return !this.reader.isMapNext()
  }

  openVariant(): void {
    this.reader.openVariant()
  }

  readVariant<Value>(keywords: Keywords<Value>): Value {
    return readKnown(this.reader, keywords)
  }

  closeVariant(): void {
    this.reader.close()
  }

  readUnit<Value>(keywords: Keywords<Value>): Value {
    return readUnit(this.reader, keywords)
  }

  readTag<Value>(keywords: Keywords<Value>): Value {
    return readKnown(this.reader, keywords)
  }

  readInteger(type: IntegerType): number {
    const isSigned = type === 'I8' || type === 'I16' || type === 'I32'
    return isSigned ? this.reader.readInteger(-0x8000_0000, 0x7fff_ffff) : this.reader.readU32()
  }

  takeNothing(): boolean {
    return this.reader.takeNil()
  }

  isNext(): boolean {
    return this.reader.isMapNext()
  }

  readKeyword<Value>(keywords: Keywords<Value>): Value | undefined {
    return this.reader.readKeyword(keywords)
  }

  skip(): void {
    this.reader.skip()
  }

  /** It may be a number, and need not be UTF-8. */
  strangerName(start: number, end: number): string {
    const first = this.#bytes[start] ?? lead.reserved
    if (isUnsigned(first)) {
      this.reader.position = start
      return String(this.reader.readU64())
    }
    return decoder.decode(this.#bytes.subarray(start + textMarkerLength(first), end))
  }

  #closeAtEnd(left: number): number {
    if (left === 0) this.reader.close()
    return left
  }
}

/** How many bytes of a text or bin come before its content. */
function textMarkerLength(first: number): number {
  switch (first) {
    case lead.str8:
    case lead.bin8:
      return 2
    case lead.str16:
    case lead.bin16:
      return 3
    case lead.str32:
    case lead.bin32:
      return 5
    default:
      return 1
  }
}
