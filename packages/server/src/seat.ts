import {
  type Clock,
  type EntityId,
  type HeardState,
  type IdRange,
  LinkError,
  LinkErrorCode,
  MAX_ENTITY_ID,
  type Schema,
  World,
} from '@tx2-link/core'

/** A client's place at the server: kept for a while after its connection was lost. */
export interface Seat<S extends Schema> {
  /** Says that a client is the same as before; 128 random bits in hex, known to it and us alone. */
  readonly token: string
  readonly ids: IdRange
  /** What the client says its own world is, whether or not the game accepted it. */
  readonly own: World<S>
  /** What `own` stands at; undefined when the client has to say it all again. */
  heard: HeardState | undefined
}

/** Ids above this are granted to clients; the server's own entities come from below. */
export const FIRST_GRANTED_ID: EntityId = 0x8000_0000

interface SeatsConfig {
  readonly idsPerPeer: number
  /** How long a lost client's seat is kept for its return, in ms. */
  readonly graceMs: number
  /** Seats that are kept for lost clients at the most. */
  readonly maxLost: number
  readonly clock: Clock
}

interface SeatsHost<S extends Schema> {
  /** Nobody comes back to this seat. */
  vacated(seat: Seat<S>): void
  /** A seat is vacated before its grace is over, since too many are kept. */
  gaveUp(): void
}

/** Gives clients ids of their own, and the same ones again to a client that comes back in time. */
export class Seats<S extends Schema> {
  readonly #schema: S
  readonly #idsPerPeer: number
  readonly #clock: Clock
  readonly #graceMs: number
  readonly #maxLost: number
  readonly #host: SeatsHost<S>
  readonly #taken = new Set<EntityId>()
  readonly #lost = new Map<string, { readonly seat: Seat<S>; readonly cancel: () => void }>()
  #next: EntityId = FIRST_GRANTED_ID
  #isClosed = false

  constructor(schema: S, config: SeatsConfig, host: SeatsHost<S>) {
    this.#schema = schema
    this.#idsPerPeer = config.idsPerPeer
    this.#graceMs = config.graceMs
    this.#maxLost = config.maxLost
    this.#clock = config.clock
    this.#host = host
  }

  /** The seat that this token was given to, if it is still kept, else a new one. */
  take(token: string | undefined): Seat<S> {
    const lost = token === undefined ? undefined : this.#lost.get(token)
    if (lost === undefined) return this.#create()
    lost.cancel()
    this.#lost.delete(lost.seat.token)
    return lost.seat
  }

  /**
   * The client left, or was lost and may come back within the grace. Who connects and is lost again and
   * again would fill the memory with seats: where too many are kept, the one that was lost first goes.
   */
  leave(seat: Seat<S>, mayReturn: boolean): void {
    if (!mayReturn || this.#graceMs === 0 || this.#isClosed) return this.#vacate(seat)
    if (this.#lost.size >= this.#maxLost) this.#giveUpFirst()
    const cancel = this.#clock.schedule(this.#graceMs, () => {
      this.#lost.delete(seat.token)
      this.#vacate(seat)
    })
    this.#lost.set(seat.token, { seat, cancel })
  }

  /** Gives up all seats that are kept for clients which were lost, and keeps none from here on. */
  close(): void {
    this.#isClosed = true
    for (const { cancel } of this.#lost.values()) cancel()
    this.#lost.clear()
  }

  #giveUpFirst(): void {
    for (const { seat, cancel } of this.#lost.values()) {
      cancel()
      this.#lost.delete(seat.token)
      this.#host.gaveUp()
      this.#vacate(seat)
      return
    }
  }

  #create(): Seat<S> {
    const first = this.#nextFree()
    this.#taken.add(first)
    return {
      token: createToken(),
      ids: { first, last: first + this.#idsPerPeer - 1 },
      own: new World(this.#schema, {
        maxEntities: this.#idsPerPeer,
        // Only the last message's changes are ever looked at, and past the ring they are found as well.
        journalCapacity: 2 ** Math.ceil(Math.log2(this.#idsPerPeer)),
      }),
      heard: undefined,
    }
  }

  /** The next range that nobody has; it wraps around, since clients come and go for years. */
  #nextFree(): EntityId {
    const ranges = Math.floor((MAX_ENTITY_ID - FIRST_GRANTED_ID + 1) / this.#idsPerPeer)
    for (let tries = 0; tries < ranges; tries += 1) {
      const first = this.#next
      const following = first + this.#idsPerPeer
      const fits = following + this.#idsPerPeer - 1 <= MAX_ENTITY_ID
      this.#next = fits ? following : FIRST_GRANTED_ID
      if (!this.#taken.has(first)) return first
    }
    throw new LinkError(LinkErrorCode.limitExceeded, 'all ids for clients are taken')
  }

  #vacate(seat: Seat<S>): void {
    this.#taken.delete(seat.ids.first)
    this.#host.vacated(seat)
  }
}

function createToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
