import { byte } from '../json/byte.ts'
import { readUnit } from '../json/decode-value.ts'
import { JsonReader } from '../json/reader.ts'
import type { Keywords } from '../keywords.ts'
import { MAX_JSON_DEPTH } from '../limits.ts'
import { type IntegerType, type NamedFields, PAID, type WireSource } from './wire-source.ts'

export class JsonSource implements WireSource, NamedFields {
  readonly reader: JsonReader = new JsonReader({
    maxBytes: PAID,
    maxElements: PAID,
    maxDepth: MAX_JSON_DEPTH,
  })
  readonly named: NamedFields = this

  start(bytes: Uint8Array): void {
    this.reader.start(bytes)
  }

  release(): void {
    this.reader.release()
  }

  begin(): number {
    this.reader.peek()
    return this.reader.position
  }

  openFields(): number {
    return this.openList()
  }

  nextField(): number {
    return this.nextElement()
  }

  openList(): number {
    return Number(this.reader.openArray())
  }

  nextElement(): number {
    return Number(this.reader.nextElement())
  }

  openMap(): number {
    return Number(this.reader.openObject())
  }

  nextEntry(): number {
    return Number(this.reader.nextEntry())
  }

  endName(): void {
    this.reader.expect(byte.colon)
  }

  isBareNext(): boolean {
    return !this.isNext()
  }

  openVariant(): void {
    this.reader.open(byte.openBrace)
  }

  readVariant<Value>(keywords: Keywords<Value>): Value {
    return this.reader.readKnown(keywords)
  }

  closeVariant(): void {
    this.reader.close(byte.closeBrace)
  }

  readUnit<Value>(keywords: Keywords<Value>): Value {
    return readUnit(this.reader, keywords)
  }

  readTag<Value>(keywords: Keywords<Value>): Value {
    return this.reader.readKnown(keywords)
  }

  readInteger(type: IntegerType): number {
    const isSigned = type === 'I8' || type === 'I16' || type === 'I32'
    return isSigned ? this.reader.readInteger(-0x8000_0000, 0x7fff_ffff) : this.reader.readU32()
  }

  takeNothing(): boolean {
    return this.reader.takeNull()
  }

  isNext(): boolean {
    return this.reader.peek() === byte.openBrace
  }

  readKeyword<Value>(keywords: Keywords<Value>): Value | undefined {
    return this.reader.readKeyword(keywords)
  }

  skip(): void {
    this.reader.skip()
  }

  strangerName(start: number): string {
    this.reader.position = start
    return this.reader.readText()
  }
}
