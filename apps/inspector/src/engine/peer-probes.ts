import type { Probe } from '@tx2-link/core'
import type { Peer } from '@tx2-link/server'

/** Probes of one client's connection at the server, which is another peer after each reconnection. */
export class PeerProbes {
  readonly #probes = new Map<Probe, () => void>()
  #peer: Peer | undefined

  /** The last peer, whether or not it has left. */
  get peer(): Peer | undefined {
    return this.#peer
  }

  /** From now on this peer is told of. */
  follow(peer: Peer): void {
    this.#peer = peer
    for (const [probe, stop] of this.#probes) {
      stop()
      this.#probes.set(probe, peer.observe(probe))
    }
  }

  observe(probe: Probe): () => void {
    this.#probes.set(probe, this.#peer?.observe(probe) ?? (() => {}))
    return () => {
      this.#probes.get(probe)?.()
      this.#probes.delete(probe)
    }
  }
}
