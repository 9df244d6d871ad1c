import type { MessageProbeEvent, ProbeEvent } from '@tx2-link/core'
import type { Peer } from '@tx2-link/server'
import { encodeEvent } from '../relay/wire/encode-event.ts'
import type { Watch } from './watch.ts'

/** Observes one peer for all inspectors that watch it, and only while one does. */
export class PeerTap {
  readonly #peer: Pick<Peer, 'number' | 'observe'>
  readonly #watches = new Set<Watch>()
  #stop: (() => void) | undefined

  constructor(peer: Pick<Peer, 'number' | 'observe'>) {
    this.#peer = peer
  }

  get isIdle(): boolean {
    return this.#watches.size === 0
  }

  add(watch: Watch): void {
    this.#watches.add(watch)
    this.#stop ??= this.#peer.observe((event) => this.#relay(event))
    watch.advance()
  }

  remove(watch: Watch): void {
    this.#watches.delete(watch)
    if (this.#watches.size > 0) return
    this.#stop?.()
    this.#stop = undefined
  }

  #relay(event: ProbeEvent): void {
    let frame: Uint8Array | undefined
    for (const watch of this.#watches) {
      if (watch.wantsEvent()) {
        frame ??= encodeEvent(this.#peer.number, event)
        watch.push(frame)
      }
      if (isWorldSent(event)) watch.worldWasSent(event)
    }
  }
}

function isWorldSent(event: ProbeEvent): event is Extract<ProbeEvent, MessageProbeEvent> {
  if (event.type !== 'message' || event.direction === 'in') return false
  return event.messageType === 'delta' || event.messageType === 'snapshot'
}
