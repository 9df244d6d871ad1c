import { LinkError, LinkErrorCode } from '../error.ts'
import { isEntityId } from '../protocol/ids.ts'
import type { EntityId } from '../protocol/ids.ts'
import { JournalRing } from './journal-ring.ts'
import { RowIndex } from './row-index.ts'
import type { Timeline } from './timeline.ts'
import { Tombstones } from './tombstones.ts'
import { widen } from './widen.ts'
import type { WorldSettings } from './world-options.ts'

const INITIAL_ROWS = 64

/** Which entities live, in which row each lies, when each was born and which died. */
export class EntityTable {
  readonly #settings: WorldSettings
  readonly #timeline: Timeline
  readonly #rows = new RowIndex()
  readonly #freeRows: number[] = []
  readonly tombstones: Tombstones
  /** Rows of entities born, by tick. */
  readonly arrivals: JournalRing
  #ids: Uint32Array = new Uint32Array(INITIAL_ROWS)
  /** The tick in which a row's entity was born; 0 in rows that hold none. */
  #births: Uint32Array = new Uint32Array(INITIAL_ROWS)
  #rowCount = 0
  #nextId: EntityId

  constructor(settings: WorldSettings, timeline: Timeline) {
    this.#settings = settings
    this.#timeline = timeline
    this.#nextId = settings.firstId
    this.tombstones = new Tombstones(settings.tombstoneCapacity)
    this.arrivals = new JournalRing(settings.journalCapacity)
  }

  /** Living entities. */
  get size(): number {
    return this.#rows.size
  }

  /** Rows in use or free; every row lies below it. */
  get rowCount(): number {
    return this.#rowCount
  }

  /** How many entities may still be born before the limit is reached. */
  get room(): number {
    return this.#settings.maxEntities - this.#rows.size
  }

  rowOf(id: EntityId): number | undefined {
    return this.#rows.get(id)
  }

  idAt(row: number): EntityId {
    return this.#ids[row] ?? 0
  }

  /** Whether this entity lives and lies in this row. */
  isIn(row: number, id: EntityId): boolean {
    return this.#ids[row] === id && this.#births[row] !== 0
  }

  /** The tick in which the row's entity was born; 0 when there is none. */
  birthAt(row: number): number {
    return this.#births[row] ?? 0
  }

  ids(): IterableIterator<EntityId> {
    return this.#rows.ids()
  }

  sortedIds(): Uint32Array {
    const ids = new Uint32Array(this.#rows.size)
    let count = 0
    for (const id of this.#rows.ids()) {
      ids[count] = id
      count += 1
    }
    return ids.sort()
  }

  /** The next id that spawn gives by itself: never one that it gave before, nor one that lives. */
  nextId(): EntityId {
    let id = this.#nextId
    while (this.#rows.get(id) !== undefined) id += 1
    if (id > this.#settings.lastId) {
      throw new LinkError(
        LinkErrorCode.limitExceeded,
        `no id is left between ${this.#settings.firstId} and ${this.#settings.lastId}`,
      )
    }
    return id
  }

  /** Throws unless an entity with this id can be born now. */
  checkBirth(id: EntityId): void {
    if (!isEntityId(id)) {
      throw new LinkError(LinkErrorCode.invalidValue, `an entity cannot have the id ${id}`)
    }
    if (this.#rows.get(id) !== undefined) {
      throw new LinkError(LinkErrorCode.invalidValue, `entity ${id} lives already`)
    }
    if (this.room <= 0) {
      throw new LinkError(
        LinkErrorCode.limitExceeded,
        `a world holds at most ${this.#settings.maxEntities} entities`,
      )
    }
  }

  /** Gives a row to an entity that `checkBirth` let pass. */
  add(id: EntityId): number {
    const row = this.#freeRows.pop() ?? this.#addRow()
    const tick = this.#timeline.writing
    this.#rows.set(id, row)
    this.#ids[row] = id
    this.#births[row] = tick
    this.#timeline.touch()
    if (this.#settings.observer === undefined) this.arrivals.append(row, 1, tick)
    else this.#settings.observer.entityChanged(id)
    return row
  }

  /** An id given out by `nextId` was taken. */
  passId(id: EntityId): void {
    this.#nextId = id + 1
  }

  remove(id: EntityId, row: number): void {
    const tick = this.#timeline.writing
    const { observer } = this.#settings
    // Nobody was ever told of what is born and dies within one tick.
    if (observer === undefined && this.#births[row] !== tick) this.tombstones.add(id, tick)
    this.#births[row] = 0
    this.#rows.delete(id)
    this.#freeRows.push(row)
    this.#timeline.touch()
    observer?.entityChanged(id)
  }

  #addRow(): number {
    const row = this.#rowCount
    if (row === this.#ids.length) {
      this.#ids = widen(this.#ids, row * 2)
      this.#births = widen(this.#births, row * 2)
    }
    this.#rowCount = row + 1
    return row
  }
}
