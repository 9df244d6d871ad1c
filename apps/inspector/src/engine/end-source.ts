import {
  type Clock,
  type Direction,
  type Format,
  type MessageLimiter,
  type Probe,
  type Schema,
  type SerializedEntity,
  createCodec,
  createMessage,
  createSnapshotPayload,
} from '@tx2-link/core'
import type { Source, SourceRateLimit, SourceStats } from '@tx2-link/devtools/recording'
import type { SyntheticMessage } from '@tx2-link/devtools/relay'

/** A whole world at a moment. */
export interface WholeState {
  readonly entities: readonly SerializedEntity[]
  readonly tick: number
  /** Unix time, in ms. */
  readonly timestamp: number
}

export interface LinkEnd {
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly schema: Schema
  readonly format: Format
  readonly worldDirection: Direction
  readonly clock: Clock
  observe(probe: Probe): () => void
  /** What this end has, or has sent; undefined while that is nothing. */
  wholeState(): WholeState | undefined
  rateLimiter(): MessageLimiter | undefined
  stats(): SourceStats
  readonly reconnect?: () => void
}

/**
 * One end of a link as the devtools see it, the same object for a whole run.
 *
 * A keyframe is made here and told to the probes alone: asked for over the wire, as devtools do it
 * elsewhere, it would change the run that is looked at.
 */
export class EndSource implements Source {
  readonly id: string
  readonly label: string
  readonly detail: string
  readonly schema: Schema
  readonly format: Format
  readonly worldDirection: Direction
  readonly timeOrigin: number
  readonly rateLimit: SourceRateLimit
  readonly reconnect?: () => void
  readonly #end: LinkEnd
  readonly #probes = new Set<Probe>()

  constructor(end: LinkEnd) {
    const { clock } = end
    this.id = end.id
    this.label = end.label
    this.detail = end.detail
    this.schema = end.schema
    this.format = end.format
    this.worldDirection = end.worldDirection
    this.timeOrigin = clock.unixMs() - clock.now()
    this.rateLimit = {
      get: () => end.rateLimiter()?.getConfig(),
      set: (config) => end.rateLimiter()?.setConfig(config),
    }
    if (end.reconnect !== undefined) this.reconnect = end.reconnect
    this.#end = end
  }

  now(): number {
    return this.#end.clock.now()
  }

  observe(probe: Probe): () => void {
    this.#probes.add(probe)
    const stop = this.#end.observe(probe)
    return () => {
      this.#probes.delete(probe)
      stop()
    }
  }

  requestKeyframe(): void {
    const state = this.#end.wholeState()
    if (state === undefined) return
    const keyframe = this.#keyframe(state)
    for (const probe of this.#probes) probe(keyframe)
  }

  stats(): SourceStats {
    return this.#end.stats()
  }

  #keyframe({ entities, tick, timestamp }: WholeState): SyntheticMessage {
    const stamp = { timestamp: BigInt(timestamp), sequence: BigInt(tick) }
    const payload = createSnapshotPayload([...entities], timestamp / 1000)
    const message = createMessage(payload, { ...stamp, schemaVersion: 1 })
    return {
      type: 'message',
      synthetic: true,
      time: this.now(),
      link: this.label,
      direction: this.worldDirection,
      messageType: 'snapshot',
      bytes: createCodec(this.format).encodeMessage(message),
      format: this.format,
      ...stamp,
      changeCount: entities.length,
      ticks: 1,
    }
  }
}
