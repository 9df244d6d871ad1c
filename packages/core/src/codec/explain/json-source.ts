import { byte } from '../json/byte.ts'
import { readUnit } from '../json/decode-value.ts'
import { JsonReader } from '../json/reader.ts'
import type { Keywords } from '../keywords.ts'
import { MAX_JSON_DEPTH } from '../limits.ts'
import { PAID, type WireSource } from './wire-source.ts'

export class JsonSource implements WireSource {
  readonly reader: JsonReader = new JsonReader({
    maxBytes: PAID,
    maxElements: PAID,
    maxDepth: MAX_JSON_DEPTH,
  })

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

  isMapNext(): boolean {
    return this.reader.peek() === byte.openBrace
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

  readKnown<Value>(keywords: Keywords<Value>): Value {
    return this.reader.readKnown(keywords)
  }

  readUnit<Value>(keywords: Keywords<Value>): Value {
    return readUnit(this.reader, keywords)
  }

  takeNothing(): boolean {
    return this.reader.takeNull()
  }

  strangerName(start: number): string {
    this.reader.position = start
    return this.reader.readText()
  }
}
