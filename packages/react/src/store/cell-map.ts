import type { EntityId } from '@tx2-link/core'
import { type Listener, ListenerSet, type Notification } from './listeners.ts'

/** What is kept for one entity that somebody reads or listens to. */
interface Cell<Value> {
  value: Value | undefined
  /** Whether the world may say something else by now. */
  stale: boolean
  listeners: ListenerSet | undefined
  /** The publication that last told the listeners. */
  toldIn: number
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
  readonly #make: CellMaker<Value>

  constructor(make: CellMaker<Value>) {
    this.#make = make
  }

  read(id: EntityId): Value | undefined {
    const cell = this.#cells.get(id)
    if (cell === undefined) {
      const value = this.#make(id, undefined)
      // Ids that do not exist are not remembered: there is no end to them.
      if (value !== undefined) {
        this.#cells.set(id, { value, stale: false, listeners: undefined, toldIn: 0 })
      }
      return value
    }
    if (cell.stale) {
      cell.value = this.#make(id, cell.value)
      cell.stale = false
    }
    return cell.value
  }

  subscribe(id: EntityId, listener: Listener): () => void {
    let cell = this.#cells.get(id)
    if (cell === undefined) {
      cell = { value: undefined, stale: true, listeners: undefined, toldIn: 0 }
      this.#cells.set(id, cell)
    }
    const subscribed = cell
    subscribed.listeners ??= new ListenerSet()
    const unsubscribe = subscribed.listeners.add(listener)
    return () => {
      unsubscribe()
      if (subscribed.listeners?.size !== 0) return
      subscribed.listeners = undefined
      // A stale one may be of an entity that is gone, about which nobody would ever ask again.
      const isIdle = subscribed.stale || subscribed.value === undefined
      if (isIdle && this.#cells.get(id) === subscribed) this.#cells.delete(id)
    }
  }

  /** The entity's value may have changed. */
  touch(id: EntityId, publication: Publication): void {
    const cell = this.#cells.get(id)
    if (cell !== undefined) touchCell(cell, publication)
  }

  /** The entity has no value any more. */
  drop(id: EntityId, publication: Publication): void {
    const cell = this.#cells.get(id)
    if (cell === undefined) return
    if (cell.listeners === undefined) this.#cells.delete(id)
    else touchCell(cell, publication)
  }

  /** Any value may have changed or gone. */
  touchAll(publication: Publication, exists: (id: EntityId) => boolean): void {
    for (const [id, cell] of this.#cells) {
      if (cell.listeners === undefined && !exists(id)) this.#cells.delete(id)
      else touchCell(cell, publication)
    }
  }
}

function touchCell(cell: Cell<unknown>, publication: Publication): void {
  cell.stale = true
  if (cell.listeners === undefined || cell.toldIn === publication.number) return
  cell.toldIn = publication.number
  cell.listeners.collect(publication.notification)
}
