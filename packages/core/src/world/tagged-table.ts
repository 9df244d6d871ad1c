import type { FieldDelta } from '../protocol/change.ts'
import type { ComponentId } from '../protocol/ids.ts'
import type { ComponentData } from '../protocol/value.ts'
import type { PlainMap, PlainValue } from '../schema/field.ts'
import { componentDataEquals, fieldsOf, toPlainComponent } from './component-data.ts'
import type { EntityTable } from './entity-table.ts'
import { JournalRing } from './journal-ring.ts'
import { formatJson } from './json-text.ts'
import { plainEquals } from './plain-value.ts'
import type { Timeline } from './timeline.ts'
import type { WorldSettings } from './world-options.ts'
import type { WriteObserver } from './write-observer.ts'

/** A peer can make up names, so each costs little: past this, a table's rows are looked through. */
const MAX_JOURNAL = 4096

const ANY_FIELD = 0xffff_ffff

interface Cell {
  /** Undefined once the component went; the ticks must still be known. */
  data: ComponentData | undefined
  lifeTick: number
  changeTick: number
}

const NO_DATA: ComponentData = { type: 'Structured', fields: new Map() }

/**
 * One component type that the schema does not know, kept with its tags as it came and sent whole.
 * Its rows are sparse: a peer that makes up names must not make us reserve room for every entity.
 */
export class TaggedTable {
  readonly id: ComponentId
  /** Position after the schema's components. */
  readonly index: number
  readonly shape: undefined
  readonly ring: JournalRing
  readonly #timeline: Timeline
  readonly #entities: EntityTable
  readonly #observer: WriteObserver | undefined
  readonly #cells = new Map<number, Cell>()

  constructor(
    id: ComponentId,
    index: number,
    timeline: Timeline,
    entities: EntityTable,
    { journalCapacity, observer }: WorldSettings,
  ) {
    this.id = id
    this.index = index
    this.ring = new JournalRing(Math.min(journalCapacity, MAX_JOURNAL))
    this.#timeline = timeline
    this.#entities = entities
    this.#observer = observer
  }

  has(row: number): boolean {
    return this.#cells.get(row)?.data !== undefined
  }

  lifeTickAt(row: number): number {
    return this.#cells.get(row)?.lifeTick ?? 0
  }

  changeTickAt(row: number): number {
    return this.#cells.get(row)?.changeTick ?? 0
  }

  /** Every row that ever had the component while its entity lived. */
  rows(): IterableIterator<number> {
    return this.#cells.keys()
  }

  replace(row: number, data: ComponentData): void {
    const before = this.#cells.get(row)
    const tick = this.#timeline.writing
    if (before?.data === undefined) {
      this.#cells.set(row, { data, lifeTick: tick, changeTick: before?.changeTick ?? 0 })
      this.#noteLife(row)
    } else {
      if (componentDataEquals(before.data, data)) return
      before.data = data
      if (this.#observer === undefined) this.#journal(row)
      else this.#observer.fieldsChanged(this.#entities.idAt(row), this, row, ANY_FIELD)
    }
    this.#timeline.touch()
  }

  /**
   * Takes over some fields: by name, or by top-level key of a JSON object, which stays JSON.
   * Returns false when there is nothing that has fields.
   */
  update(row: number, deltas: readonly FieldDelta[]): boolean {
    const before = this.#cells.get(row)?.data
    const fields = before === undefined ? undefined : fieldsOf(before)
    if (fields === undefined) return false
    const merged = new Map(fields)
    for (const { fieldId, newValue } of deltas) merged.set(fieldId, newValue)
    this.replace(
      row,
      before?.type === 'Json'
        ? { type: 'Json', text: formatJson({ type: 'Map', value: merged }) }
        : { type: 'Structured', fields: merged },
    )
    return true
  }

  /** Returns whether the row had the component. */
  remove(row: number): boolean {
    const cell = this.#cells.get(row)
    if (cell?.data === undefined) return false
    cell.data = undefined
    cell.lifeTick = this.#timeline.writing
    this.#noteLife(row)
    this.#timeline.touch()
    return true
  }

  /** The row's entity dies: nothing of its components need be remembered. */
  drop(row: number): void {
    this.#cells.delete(row)
  }

  /** A fresh plain value of a row that has the component. */
  value(row: number): PlainValue {
    return toPlainComponent(this.data(row))
  }

  /** Whether a row that has the component says what `value` gave of it once. */
  holds(row: number, value: PlainMap): boolean {
    return plainEquals(this.value(row), value)
  }

  /** The component of a row that has it, as it came. */
  data(row: number): ComponentData {
    return this.#cells.get(row)?.data ?? NO_DATA
  }

  /** The component came to a row or went from it. */
  #noteLife(row: number): void {
    if (this.#observer === undefined) {
      this.#journal(row)
      return
    }
    // Of an entity that came in this tick the observer was told already.
    if (this.#entities.birthAt(row) === this.#timeline.writing) return
    this.#observer.componentChanged(this.#entities.idAt(row), this)
  }

  #journal(row: number): void {
    const tick = this.#timeline.writing
    const cell = this.#cells.get(row)
    if (cell === undefined || cell.changeTick === tick) return
    cell.changeTick = tick
    // An entity goes whole to whoever has not heard of the tick in which it was born.
    if (this.#entities.birthAt(row) !== tick) this.ring.append(row, 0, tick)
  }
}
