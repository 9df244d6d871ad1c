import { BincodeReader } from '../bincode/reader.ts'
import type { Keywords } from '../keywords.ts'
import { FIELD_TYPES } from '../wire-names.ts'
import { type IntegerType, PAID, type WireSource } from './wire-source.ts'

const NULL_ORDINAL = FIELD_TYPES.names.indexOf('Null')

export class BincodeSource implements WireSource {
  readonly reader: BincodeReader = new BincodeReader({
    maxBytes: PAID,
    maxElements: PAID,
    maxDepth: PAID,
  })
  readonly named = undefined

  start(bytes: Uint8Array): void {
    this.reader.start(bytes)
  }

  release(): void {
    this.reader.release()
  }

  begin(): number {
    return this.reader.position
  }

  openFields(count: number): number {
    return count
  }

  nextField(left: number): number {
    return left - 1
  }

  openList(): number {
    return this.#closeAtEnd(this.reader.openList(0))
  }

  nextElement(left: number): number {
    return this.#closeAtEnd(left - 1)
  }

  openMap(): number {
    return this.openList()
  }

  nextEntry(left: number): number {
    return this.nextElement(left)
  }

  /** Bincode has nothing there. */
  endName(): void {}

  isBareNext(): boolean {
    return this.reader.isVariantNext(NULL_ORDINAL)
  }

  /** The ordinal of a variant is all that says that there is one. */
  openVariant(): void {}

  readVariant<Value>(keywords: Keywords<Value>): Value {
    return this.reader.readVariant(keywords)
  }

  closeVariant(): void {}

  readUnit<Value>(keywords: Keywords<Value>): Value {
    return this.reader.readVariant(keywords)
  }

  readTag<Value>(keywords: Keywords<Value>): Value {
    return this.reader.readTag(keywords)
  }

  readInteger(type: IntegerType): number {
    switch (type) {
      case 'U8':
        return this.reader.readU8()
      case 'U16':
        return this.reader.readU16()
      case 'U32':
        return this.reader.readU32()
      case 'I8':
        return this.reader.readI8()
      case 'I16':
        return this.reader.readI16()
      case 'I32':
        return this.reader.readI32()
    }
  }

  takeNothing(): boolean {
    return !this.reader.readOption()
  }

  #closeAtEnd(left: number): number {
    if (left === 0) this.reader.close()
    return left
  }
}
