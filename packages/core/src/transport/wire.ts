import { Inbox } from './inbox.ts'
import type { NetworkLane, Parcel } from './network-lane.ts'
import { Queue } from '../queue.ts'

/** One direction of a memory pair: what is on its way, and what arrived and waits for the listener. */
export class Wire {
  readonly inbox: Inbox = new Inbox()
  /** The network on the way; without one what is put in can be taken out at once. */
  lane: NetworkLane | undefined
  readonly #onTheWay = new Queue<Parcel>()
  #bytesOnTheWay = 0

  get unheardMessages(): number {
    return (this.lane?.messages ?? 0) + this.#onTheWay.length + this.inbox.length
  }

  get unheardBytes(): number {
    return (this.lane?.bytes ?? 0) + this.#bytesOnTheWay + this.inbox.bytes
  }

  /** Bytes that have not left the sender's end. */
  get bufferedBytes(): number {
    return this.lane === undefined ? this.unheardBytes : this.lane.bufferedBytes
  }

  put(parcel: Parcel): void {
    if (this.lane === undefined) this.emerge(parcel)
    else this.lane.put(parcel)
  }

  /** The parcel can be taken from now on. */
  emerge(parcel: Parcel): void {
    this.#onTheWay.push(parcel)
    if (parcel instanceof Uint8Array) this.#bytesOnTheWay += parcel.length
  }

  take(): Parcel | undefined {
    const parcel = this.#onTheWay.shift()
    if (parcel instanceof Uint8Array) this.#bytesOnTheWay -= parcel.length
    return parcel
  }
}
