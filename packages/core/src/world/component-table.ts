import type { FieldDelta } from '../protocol/change.ts'
import type { ComponentId, FieldId } from '../protocol/ids.ts'
import type { ComponentData, FieldValue } from '../protocol/value.ts'
import type { ComponentShape } from '../schema/define-schema.ts'
import type { PlainMap, PlainValue } from '../schema/field.ts'
import { type Column, createColumn } from './column.ts'
import type { EntityTable } from './entity-table.ts'
import { FieldInput } from './field-input.ts'
import { fieldBit } from './field-mask.ts'
import { JournalRing } from './journal-ring.ts'
import { plainEquals } from './plain-value.ts'
import type { Timeline } from './timeline.ts'
import { widen } from './widen.ts'
import type { WorldSettings } from './world-options.ts'
import type { WriteObserver } from './write-observer.ts'

const INITIAL_ROWS = 64

/** One component type: its values in columns by row, and what changed when. */
export class ComponentTable {
  readonly id: ComponentId
  readonly index: number
  readonly shape: ComponentShape
  readonly columns: readonly Column[]
  /** A mask of all fields. */
  readonly fullMask: number
  readonly ring: JournalRing
  /** Where writes are read and checked before `add`, `replace` or `update` takes them over. */
  readonly input: FieldInput
  readonly #bits: Uint32Array
  readonly #optionalFields: readonly number[]
  readonly #hasInheritedName: boolean
  readonly #timeline: Timeline
  readonly #entities: EntityTable
  readonly #observer: WriteObserver | undefined
  /** 1 in rows that have the component. */
  #presence: Uint8Array = new Uint8Array(0)
  /** The tick in which the component last came to a row or went from it. */
  #lifeTicks: Uint32Array = new Uint32Array(0)
  /** The tick of a row's last change of any kind. */
  #changeTicks: Uint32Array = new Uint32Array(0)
  /** The tick in which a field last went from a row, so that the component must be sent whole. */
  #wholeTicks: Uint32Array = new Uint32Array(0)
  /** The number, modulo 2^32, of a row's last change in the ring. */
  #entries: Uint32Array = new Uint32Array(0)

  constructor(
    shape: ComponentShape,
    timeline: Timeline,
    entities: EntityTable,
    { journalCapacity, observer }: WorldSettings,
  ) {
    this.id = shape.id
    this.index = shape.index
    this.shape = shape
    this.columns = shape.fields.map(createColumn)
    this.ring = new JournalRing(journalCapacity)
    this.input = new FieldInput(shape)
    this.#bits = Uint32Array.from(shape.fields, (_field, index) => fieldBit(index))
    this.fullMask = this.#bits.reduce((mask, bit) => (mask | bit) >>> 0, 0)
    this.#optionalFields = shape.fields.flatMap(({ optional }, index) => (optional ? [index] : []))
    this.#hasInheritedName = shape.fields.some(({ id }) => id in Object.prototype)
    this.#timeline = timeline
    this.#entities = entities
    this.#observer = observer
  }

  /** Rows that this table has room for; no row at or above it has the component. */
  get capacity(): number {
    return this.#presence.length
  }

  has(row: number): boolean {
    return this.#presence[row] === 1
  }

  lifeTickAt(row: number): number {
    return this.#lifeTicks[row] ?? 0
  }

  changeTickAt(row: number): number {
    return this.#changeTicks[row] ?? 0
  }

  wholeTickAt(row: number): number {
    return this.#wholeTicks[row] ?? 0
  }

  /** The fields of a mask that a row has. */
  presentFields(row: number, mask: number): number {
    if (this.#optionalFields.length === 0) return mask
    let present = mask
    for (const field of this.#optionalFields) {
      // The last bit stands for many fields, and one of them that is there is enough.
      if (field < 31 && this.columns[field]?.has(row) === false) present &= ~fieldBit(field)
    }
    return present >>> 0
  }

  /** Takes over a whole component from the input, for a row that may have had it or not. */
  replace(row: number): void {
    if (!this.has(row)) {
      this.#add(row)
      return
    }
    let mask = this.#writeInput(row)
    for (const field of this.#optionalFields) {
      if (!this.input.isGiven(field)) mask |= this.#erase(row, field)
    }
    if (mask !== 0) this.#noteFields(row, mask)
  }

  /** Takes over the fields in the input, for a row that has the component. */
  update(row: number): void {
    const mask = this.#writeInput(row)
    if (mask !== 0) this.#noteFields(row, mask)
  }

  /**
   * Takes over fields from the wire that were checked before, for a row that has the component;
   * returns how many of them the schema does not know. Numbers, which are most of what changes,
   * go to their columns without being read into the input first: that took half of the time. What is
   * done here, and by whoever calls it, is done ten thousand times in a tick of a large world.
   */
  updateFromWire(row: number, deltas: readonly FieldDelta[]): number {
    let mask = 0
    let ignored = 0
    let field = -1
    for (let index = 0; index < deltas.length; index += 1) {
      const delta = deltas[index]
      if (delta === undefined) continue
      field = this.#fieldNamed(delta.fieldId, field + 1)
      const column = this.columns[field]
      const { value } = delta.newValue
      if (column?.kind === 'number' && typeof value === 'number') {
        if (column.writeNumber(row, value)) mask |= this.#bits[field] ?? 0
        continue
      }
      this.input.readDelta(delta)
      ignored += this.input.ignored
      mask |= this.#writeInput(row)
    }
    if (mask !== 0) this.#noteFields(row, mask)
    return ignored
  }

  /** Returns whether the row had the component. */
  remove(row: number): boolean {
    if (!this.has(row)) return false
    this.drop(row)
    this.#noteLife(row)
    return true
  }

  /** The row's entity dies: nothing of its components need be remembered. */
  drop(row: number): void {
    if (!this.has(row)) return
    this.#presence[row] = 0
    for (const column of this.columns) column.drop(row)
  }

  /** A fresh plain object of a row that has the component. */
  value(row: number): { readonly [fieldId: FieldId]: PlainValue } {
    const value: { [fieldId: FieldId]: PlainValue } = {}
    for (const column of this.columns) {
      const field = column.read(row)
      if (field === undefined) continue
      if (this.#hasInheritedName) {
        Object.defineProperty(value, column.field.id, { value: field, ...PLAIN_PROPERTY })
      } else {
        value[column.field.id] = field
      }
    }
    return value
  }

  /** Whether a row that has the component says what `value` gave of it once; makes no objects. */
  holds(row: number, value: PlainMap): boolean {
    // An object has these names also where it was given none of them.
    if (this.#hasInheritedName) return plainEquals(this.value(row), value)
    for (const column of this.columns) {
      if (!plainEquals(column.read(row), value[column.field.id])) return false
    }
    return true
  }

  /** The component of a row that has it, as it goes on the wire. */
  data(row: number): ComponentData {
    const fields = new Map<FieldId, FieldValue>()
    for (const column of this.columns) {
      const value = column.readField(row)
      if (value !== undefined) fields.set(column.field.id, value)
    }
    return { type: 'Structured', fields }
  }

  /** A field's index, found at once where it is the guessed one; -1 when there is none. */
  #fieldNamed(id: FieldId, guess: number): number {
    if (this.columns[guess]?.field.id === id) return guess
    return this.shape.fieldIndex.get(id) ?? -1
  }

  #add(row: number): void {
    if (row >= this.capacity) this.#grow(row + 1)
    this.#writeInput(row)
    this.#presence[row] = 1
    this.#noteLife(row)
  }

  /** Returns the mask of the fields that hold something else now. */
  #writeInput(row: number): number {
    const { input } = this
    let mask = 0
    for (let place = 0; place < input.count; place += 1) {
      const field = input.fieldAt(place)
      const value = input.valueOf(field)
      if (value === undefined) mask |= this.#erase(row, field)
      else if (this.columns[field]?.write(row, value) === true) mask |= this.#bits[field] ?? 0
    }
    return mask
  }

  #erase(row: number, field: number): number {
    if (this.columns[field]?.erase(row) !== true) return 0
    this.#wholeTicks[row] = this.#timeline.writing
    return this.#bits[field] ?? 0
  }

  /** The component came to a row or went from it. */
  #noteLife(row: number): void {
    const tick = this.#timeline.writing
    if (this.#observer === undefined) {
      this.#lifeTicks[row] = tick
      this.#journal(row, 0)
      return
    }
    this.#timeline.touch()
    // Of an entity that came in this tick the observer was told already.
    if (this.#entities.birthAt(row) === tick) return
    this.#observer.componentChanged(this.#entities.idAt(row), this)
  }

  /** Fields of a row hold something else now. */
  #noteFields(row: number, mask: number): void {
    if (this.#observer === undefined) {
      this.#journal(row, mask)
      return
    }
    this.#timeline.touch()
    this.#observer.fieldsChanged(this.#entities.idAt(row), this, row, mask)
  }

  #journal(row: number, mask: number): void {
    const tick = this.#timeline.writing
    this.#timeline.touch()
    // An entity goes whole to whoever has not heard of the tick in which it was born.
    if (this.#entities.birthAt(row) === tick) return
    if (this.#changeTicks[row] === tick) {
      this.ring.extend(this.#entries[row] ?? 0, mask)
      return
    }
    this.#changeTicks[row] = tick
    this.#entries[row] = this.ring.append(row, mask, tick)
  }

  #grow(rows: number): void {
    let capacity = Math.max(INITIAL_ROWS, this.capacity)
    while (capacity < rows) capacity *= 2
    const presence = new Uint8Array(capacity)
    presence.set(this.#presence)
    this.#presence = presence
    if (this.#observer === undefined) this.#growJournal(capacity)
    for (const column of this.columns) column.grow(capacity)
  }

  #growJournal(capacity: number): void {
    this.#lifeTicks = widen(this.#lifeTicks, capacity)
    this.#changeTicks = widen(this.#changeTicks, capacity)
    this.#entries = widen(this.#entries, capacity)
    if (this.#optionalFields.length > 0) this.#wholeTicks = widen(this.#wholeTicks, capacity)
  }
}

const PLAIN_PROPERTY = { writable: true, enumerable: true, configurable: true } as const
