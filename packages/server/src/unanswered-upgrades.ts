import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Clock } from '@tx2-link/core'
import { turnAway } from './turn-away.ts'

/** How long listeners may take for an upgrade, in ms: some ask elsewhere first who it is. */
const ANSWER_WITHIN_MS = 5_000

interface Waiting {
  readonly isTaken: () => boolean
  readonly forget: () => void
}

/** Upgrades that are left to other listeners, which may all take them for somebody else's. */
export class UnansweredUpgrades {
  readonly #clock: Clock
  readonly #waiting = new Map<Socket, Waiting>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Answers with 404 unless somebody writes to the socket or reads from it within 5 s. */
  watch({ socket }: IncomingMessage): void {
    // A connection that was kept alive has had answers before.
    const { bytesWritten } = socket
    const isTaken = (): boolean =>
      socket.destroyed || socket.bytesWritten > bytesWritten || socket.readableFlowing !== null
    const cancel = this.#clock.schedule(ANSWER_WITHIN_MS, () => {
      forget()
      if (!isTaken()) turnAway(socket, '404 Not Found')
    })
    const forget = (): void => {
      cancel()
      socket.off('close', forget)
      this.#waiting.delete(socket)
    }
    socket.once('close', forget)
    this.#waiting.set(socket, { isTaken, forget })
  }

  /** Ends the sockets that nobody has taken. */
  close(): void {
    for (const [socket, { isTaken, forget }] of this.#waiting) {
      forget()
      if (!isTaken()) socket.destroy()
    }
  }
}
