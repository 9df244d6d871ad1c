import { type CloseReason, LinkError, type Transport } from '@tx2-link/core'
import { InspectorCloseCode } from '../relay/close-code.ts'
import { splitFrames } from '../relay/wire/batch.ts'
import { type Command, decodeCommand } from '../relay/wire/command.ts'
import { encodeReply } from '../relay/wire/encode-server-frame.ts'
import type { SetRateLimitResult } from '../relay/wire/server-frame.ts'
import type { Outbox } from './outbox.ts'
import type { Watch } from './watch.ts'

/** What a session asks of those who know the server. */
export interface SessionHost {
  /** Begins to relay a peer; undefined when there is no such peer. */
  watch(peer: number, outbox: Outbox): Watch | undefined
  unwatch(peer: number, watch: Watch): void
  setRateLimit(command: Extract<Command, { type: 'setRateLimit' }>): SetRateLimitResult
  left(session: InspectorSession): void
}

/** One inspector: its commands in, what it watches out. */
export class InspectorSession {
  readonly #transport: Transport
  readonly #outbox: Outbox
  readonly #host: SessionHost
  readonly #watches = new Map<number, Watch>()

  constructor(transport: Transport, outbox: Outbox, host: SessionHost) {
    this.#transport = transport
    this.#outbox = outbox
    this.#host = host
  }

  start(welcome: Uint8Array, peers: Uint8Array): void {
    this.#outbox.push(welcome)
    this.#outbox.push(peers)
    this.#outbox.flush()
    this.#transport.listen({
      message: (bytes) => this.#receive(bytes),
      close: () => this.#left(),
    })
  }

  /** The list of peers. One that finds no room is left out: the next comes in half a second. */
  tellPeers(peers: Uint8Array): void {
    this.#outbox.push(peers)
  }

  /** A peer is gone: nothing more comes of it. */
  forgetMissing(isThere: (peer: number) => boolean): void {
    for (const peer of this.#watches.keys()) if (!isThere(peer)) this.#unwatch(peer)
  }

  /** Does what waited for room or for the end of a tick. */
  advance(): void {
    for (const watch of this.#watches.values()) watch.advance()
  }

  close(reason: CloseReason): void {
    this.#outbox.flush()
    this.#transport.close(reason)
  }

  #receive(bytes: Uint8Array): void {
    try {
      for (const frame of splitFrames(bytes)) this.#handle(decodeCommand(frame))
    } catch (error) {
      if (!(error instanceof LinkError)) throw error
      this.close({ code: InspectorCloseCode.malformed, text: error.message })
    }
  }

  #handle(command: Command): void {
    switch (command.type) {
      case 'watch':
        return this.#watch(command.peer)
      case 'unwatch':
        return this.#unwatch(command.peer)
      case 'keyframe':
        return this.#watches.get(command.peer)?.requestKeyframe()
      case 'setRateLimit': {
        const result = this.#host.setRateLimit(command)
        if (this.#outbox.pushAnswer(encodeReply(command.request, result))) return
        this.close({ code: InspectorCloseCode.unread, text: 'answers are asked for and not read' })
      }
    }
  }

  #watch(peer: number): void {
    if (this.#watches.has(peer)) return
    const watch = this.#host.watch(peer, this.#outbox)
    if (watch !== undefined) this.#watches.set(peer, watch)
  }

  #unwatch(peer: number): void {
    const watch = this.#watches.get(peer)
    if (watch === undefined) return
    this.#watches.delete(peer)
    this.#host.unwatch(peer, watch)
  }

  #left(): void {
    for (const peer of this.#watches.keys()) this.#unwatch(peer)
    this.#outbox.clear()
    this.#host.left(this)
  }
}
