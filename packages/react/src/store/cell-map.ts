import type { EntityId } from '@tx2-link/core'
import { IdFilter } from './id-filter.ts'
import { type Listener, ListenerSet, type Notification } from './listeners.ts'
import { NOTHING, type Source } from './source.ts'

/** What is kept for one entity that somebody reads or listens to, with those who listen. */
class Cell<Value> extends ListenerSet {
  readonly id: EntityId
  value: Value | undefined
  /** Whether the world may say something else by now. */
  isStale = true
  /** Whether it is the one in the map, which is told of changes. */
  isKept = false
  /** The publication that last told the listeners. */
  toldIn = 0
  source: Source<Value | undefined> | undefined

  constructor(id: EntityId) {
    super()
    this.id = id
  }

  touch(publication: Publication): void {
    this.isStale = true
    if (this.toldIn === publication.number) return
    this.toldIn = publication.number
    this.collect(publication.notification)
  }
}

/**
 * Makes the value of an entity from the world, or undefined when there is none.
 * Gives `previous` back when it still says the same.
 */
export type CellMaker<Value> = (id: EntityId, previous: Value | undefined) => Value | undefined

/** One publication as far as cells are concerned. */
export interface Publication {
  readonly number: number
  readonly notification: Notification
}

/**
 * Values by entity, made when first read and kept until they change, and their listeners.
 * A change costs one look-up, and nothing more where nobody has read or listened.
 */
export class CellMap<Value> {
  readonly #cells = new Map<EntityId, Cell<Value>>()
  readonly #filter = new IdFilter()
  readonly #make: CellMaker<Value>

  constructor(make: CellMaker<Value>) {
    this.#make = make
  }

  read(id: EntityId): Value | undefined {
    return this.#read(this.#find(id))
  }

  subscribe(id: EntityId, listener: Listener): () => void {
    return this.#subscribe(this.#find(id), listener)
  }

  /** The entity's value as something to read and listen to: the same one while it has a value or somebody listens. */
  source(id: EntityId): Source<Value | undefined> {
    const cell = this.#find(id)
    cell.source ??= {
      read: () => this.#read(cell),
      subscribe: (listener) => this.#subscribe(cell, listener),
      readInitial: NOTHING.readInitial,
    }
    return cell.source
  }

  /** The entity's value may have changed. */
  touch(id: EntityId, publication: Publication): void {
    if (!this.#filter.mayHave(id)) return
    this.#cells.get(id)?.touch(publication)
  }

  /** The entity has no value any more. */
  drop(id: EntityId, publication: Publication): void {
    const cell = this.#cells.get(id)
    if (cell === undefined) return
    if (cell.size === 0) this.#forget(cell)
    else cell.touch(publication)
  }

  /** The one in the map, or one that will be in it as soon as it has a value or somebody listens. */
  #find(id: EntityId): Cell<Value> {
    return this.#cells.get(id) ?? new Cell(id)
  }

  #read(cell: Cell<Value>): Value | undefined {
    if (!cell.isKept) return this.#readAnew(cell)
    if (cell.isStale) {
      cell.value = this.#make(cell.id, cell.value)
      cell.isStale = false
    }
    return cell.value
  }

  /** Reads for a cell that nobody tells of changes. */
  #readAnew(cell: Cell<Value>): Value | undefined {
    const other = this.#cells.get(cell.id)
    if (other !== undefined) return this.#read(other)
    cell.value = this.#make(cell.id, cell.value)
    // Ids that do not exist are not remembered: there is no end to them.
    if (cell.value !== undefined) {
      cell.isStale = false
      this.#keep(cell)
    }
    return cell.value
  }

  #subscribe(cell: Cell<Value>, listener: Listener): () => void {
    const kept = this.#cells.get(cell.id) ?? this.#keep(cell)
    const unsubscribe = kept.add(listener)
    return () => {
      unsubscribe()
      // A stale one may be of an entity that is gone, about which nobody would ever ask again.
      if (kept.size === 0 && (kept.isStale || kept.value === undefined)) this.#forget(kept)
    }
  }

  #keep(cell: Cell<Value>): Cell<Value> {
    cell.isKept = true
    this.#cells.set(cell.id, cell)
    this.#filter.add(cell.id, this.#cells)
    return cell
  }

  #forget(cell: Cell<Value>): void {
    if (!cell.isKept) return
    this.#cells.delete(cell.id)
    cell.isKept = false
    cell.isStale = true
  }
}
