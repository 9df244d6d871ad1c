import type { ComponentData, Message } from '@tx2-link/core'
import { isStateCode } from './codes.ts'
import type { Decoder } from './decoder.ts'
import { FieldTable } from './field-table.ts'
import type { MessageLog } from './message-log.ts'
import { NameTable } from './name-table.ts'

/** Names of components that are told apart; they come from peers. */
const MAX_NAMES = 65_535

/** Numbers before the lists of a summary: how long each of the three is. */
const HEAD = 3

/** What a message names, as numbers in a list; valid until the next one is read. */
export class MessageSummary {
  list: Uint32Array = new Uint32Array(HEAD)
  /** Entity ids, each once, ascending. */
  entitiesFrom: number = HEAD
  entitiesTo: number = HEAD
  /** Numbers of component names, which follow the entities. */
  componentsTo: number = HEAD
  /** Numbers of field names, which follow the components. */
  fieldsTo: number = HEAD

  point(list: Uint32Array, offset: number): void {
    this.list = list
    this.entitiesFrom = offset + HEAD
    this.entitiesTo = this.entitiesFrom + (list[offset] ?? 0)
    this.componentsTo = this.entitiesTo + (list[offset + 1] ?? 0)
    this.fieldsTo = this.componentsTo + (list[offset + 2] ?? 0)
  }
}

/** The summaries of one segment, in one growing list. */
interface SegmentSummaries {
  /** Where each message's summary lies, plus 1; 0 while it was not made. */
  offsets: Uint32Array
  list: Uint32Array
  used: number
}

/** Which entities, components and fields messages name: decoded once, when first asked for. */
export class MessageSummaries {
  readonly components: NameTable = new NameTable(MAX_NAMES)
  readonly fields: FieldTable = new FieldTable(MAX_NAMES)
  readonly #log: MessageLog
  readonly #decoder: Decoder
  readonly #grew: () => void
  #size = 0
  readonly #segments = new Map<number, SegmentSummaries>()
  readonly #summary = new MessageSummary()
  readonly #nothing = new MessageSummary()
  readonly #entities = new Set<number>()
  readonly #componentCodes = new Set<number>()
  readonly #fieldCodes = new Set<number>()

  /** `grew` is told when more memory is in use; it may drop messages, with their summaries. */
  constructor(log: MessageLog, decoder: Decoder, grew: () => void) {
    this.#log = log
    this.#decoder = decoder
    this.#grew = grew
  }

  /** Bytes of memory in use. */
  get size(): number {
    return this.#size
  }

  /** Empty for messages that carry no state; undefined for those that are not there. */
  read(index: number): MessageSummary | undefined {
    const segment = this.#log.segmentOf(index)
    if (segment === undefined) return undefined
    const at = index - segment.firstIndex
    if (!isStateCode(segment.typeAt(at))) return this.#nothing
    const sizeBefore = this.#size
    const summaries = this.#summariesOf(segment.firstIndex, segment.count)
    let offset = (summaries.offsets[at] ?? 0) - 1
    if (offset < 0) {
      const message = this.#decoder.decode(index)
      if (message === undefined) return undefined
      offset = this.#add(summaries, message)
      summaries.offsets[at] = offset + 1
    }
    this.#summary.point(summaries.list, offset)
    if (this.#size > sizeBefore) this.#grew()
    return this.#summary
  }

  forgetBefore(firstIndex: number): void {
    for (const [first, summaries] of this.#segments) {
      if (first >= firstIndex) continue
      this.#segments.delete(first)
      this.#size -= sizeOf(summaries)
    }
  }

  #summariesOf(firstIndex: number, count: number): SegmentSummaries {
    let summaries = this.#segments.get(firstIndex)
    if (summaries === undefined) {
      summaries = { offsets: new Uint32Array(count), list: new Uint32Array(256), used: 0 }
      this.#segments.set(firstIndex, summaries)
      this.#size += sizeOf(summaries)
    } else if (summaries.offsets.length < count) {
      this.#size -= sizeOf(summaries)
      summaries.offsets = widened(summaries.offsets, count)
      this.#size += sizeOf(summaries)
    }
    return summaries
  }

  /** Writes a summary to the end of the list and says where it lies. */
  #add(summaries: SegmentSummaries, message: Message): number {
    this.#entities.clear()
    this.#componentCodes.clear()
    this.#fieldCodes.clear()
    this.#collect(message)
    const parts = [this.#entities, this.#componentCodes, this.#fieldCodes]
    const length = parts.reduce((sum, part) => sum + part.size, HEAD)
    const offset = summaries.used
    if (offset + length > summaries.list.length) {
      this.#size -= sizeOf(summaries)
      summaries.list = widened(summaries.list, offset + length)
      this.#size += sizeOf(summaries)
    }
    const { list } = summaries
    let end = offset + HEAD
    for (const [at, part] of parts.entries()) {
      list[offset + at] = part.size
      for (const value of part) {
        list[end] = value
        end += 1
      }
    }
    list.subarray(offset + HEAD, offset + HEAD + this.#entities.size).sort()
    summaries.used = end
    return offset
  }

  #collect({ payload }: Message): void {
    if (payload.type === 'snapshot') {
      for (const { id, components } of payload.entities) {
        this.#entities.add(id)
        for (const component of components) this.#collectData(component.id, component.data)
      }
    }
    if (payload.type !== 'delta') return
    for (const change of payload.changes) {
      this.#entities.add(change.entityId)
      if (change.type === 'entity_added' || change.type === 'entity_removed') continue
      if ('data' in change) this.#collectData(change.componentId, change.data)
      else this.#componentCodes.add(this.components.codeOf(change.componentId))
      if (change.type !== 'fields_updated') continue
      for (const { fieldId } of change.fields) this.#collectField(change.componentId, fieldId)
    }
  }

  #collectData(component: string, data: ComponentData): void {
    this.#componentCodes.add(this.components.codeOf(component))
    if (data.type === 'Structured') {
      for (const field of data.fields.keys()) this.#collectField(component, field)
    } else if (data.type === 'Json') {
      for (const field of jsonKeys(data.text)) this.#collectField(component, field)
    }
  }

  #collectField(component: string, field: string): void {
    this.#fieldCodes.add(this.fields.codeOf(component, field))
  }
}

function sizeOf({ offsets, list }: SegmentSummaries): number {
  return offsets.byteLength + list.byteLength
}

function widened(list: Uint32Array, least: number): Uint32Array {
  const wider = new Uint32Array(Math.max(least, list.length * 2))
  wider.set(list)
  return wider
}

function jsonKeys(text: string): string[] {
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? Object.keys(value) : []
  } catch {
    return []
  }
}
