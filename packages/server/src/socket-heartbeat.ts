import type { Clock } from '@tx2-link/core'
import type { WebSocket } from 'ws'

/** Sockets are pinged this often, in ms; a browser answers for a page that sleeps. */
const PING_EVERY_MS = 5_000

/** Pings sockets by WebSocket's own pings, and notes when each showed a sign of life. */
export class SocketHeartbeat {
  readonly #clock: Clock
  readonly #sockets = new Set<WebSocket>()
  #cancel: (() => void) | undefined

  constructor(clock: Clock) {
    this.#clock = clock
    this.#schedule()
  }

  /** Looks after a socket until it is closed; the returned function tells when it was last heard, in ms of the clock. */
  watch(socket: WebSocket): () => number {
    let lastAt = this.#clock.now()
    socket.on('pong', () => (lastAt = this.#clock.now()))
    socket.on('close', () => this.#sockets.delete(socket))
    this.#sockets.add(socket)
    return () => lastAt
  }

  stop(): void {
    this.#cancel?.()
  }

  #schedule(): void {
    this.#cancel = this.#clock.schedule(PING_EVERY_MS, () => {
      this.#schedule()
      for (const socket of this.#sockets) if (socket.readyState === socket.OPEN) socket.ping()
    })
  }
}
