import { DEFAULT_RATE_LIMIT_CONFIG, type Probe, defineSchema, f32 } from '@tx2-link/core'
import type { Source } from '@tx2-link/devtools/recording'
import { type EncodedMessage, mixedMessage, snapshotMessage } from './traffic.ts'

/** Different messages, made before anything is measured; then they come again. */
const PREPARED = 2_000

const TURN_MS = 10

/** A source that plays traffic at a rate, and nothing else: what the panel costs is all there is. */
export class Feed {
  readonly #probes = new Set<Probe>()
  readonly #prepared = Array.from({ length: PREPARED }, (_, number) => mixedMessage(number))
  #sequence = 2
  readonly source: Source

  constructor() {
    const origin = Date.now() - performance.now()
    this.source = {
      id: 'feed',
      label: 'feed',
      detail: 'msgpack',
      schema: defineSchema({ Position: { x: f32, y: f32 } }),
      format: 'msgpack',
      worldDirection: 'in',
      timeOrigin: origin,
      now: () => performance.now(),
      observe: (probe) => {
        this.#probes.add(probe)
        return () => this.#probes.delete(probe)
      },
      requestKeyframe: () => this.#tell(snapshotMessage()),
      rateLimit: { get: () => DEFAULT_RATE_LIMIT_CONFIG, set: () => {} },
      stats: () => ({ state: 'live', rttMs: 20, jitterMs: 2, bufferedBytes: 0 }),
    }
  }

  /** Tells so many messages a second from now on; the returned function stops that. */
  start(perSecond: number): () => void {
    let owed = 0
    let last = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      owed += ((now - last) * perSecond) / 1000
      last = now
      for (; owed >= 1; owed -= 1) this.#next()
    }, TURN_MS)
    return () => clearInterval(timer)
  }

  /** Tells so many prepared messages at once. */
  burst(count: number): void {
    for (let told = 0; told < count; told += 1) this.#next()
  }

  #next(): void {
    const prepared = this.#prepared[this.#sequence % PREPARED]
    if (prepared !== undefined) this.#tell(prepared)
    this.#sequence += 1
  }

  #tell({ message: { payload }, bytes }: EncodedMessage): void {
    for (const probe of this.#probes) {
      probe({
        type: 'message',
        time: performance.now(),
        link: 'feed',
        direction: payload.type === 'ack' || payload.type === 'ping' ? 'out' : 'in',
        messageType: payload.type,
        bytes,
        format: 'msgpack',
        sequence: BigInt(this.#sequence),
        timestamp: BigInt(this.#sequence),
        changeCount: payload.type === 'delta' ? payload.changes.length : 0,
        ticks: 1,
      })
    }
  }
}
