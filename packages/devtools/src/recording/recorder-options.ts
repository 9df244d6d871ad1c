import {
  type Clock,
  type Direction,
  LinkError,
  LinkErrorCode,
  type Schema,
  systemClock,
} from '@tx2-link/core'
import { MemoryBudget } from './memory-budget.ts'

export interface RecorderOptions {
  /** Memory for messages, what is known of each, keyframes, and what filters keep; 64 MiB unless told. */
  readonly maxBytes?: number
  /** A limit that it shares with other recorders, in place of `maxBytes`. */
  readonly budget?: MemoryBudget
  /** Memory is given back in pieces of this many bytes of messages; 1 MiB unless told. */
  readonly segmentBytes?: number
  /** Snapshots and deltas after which a keyframe is made if none came; 2,000 unless told. */
  readonly keyframeEvery?: number
  /** For what the recorder does by itself; events carry times of their own. */
  readonly clock?: Clock
  /** What worlds are rebuilt by; without it they hold components as they came. */
  readonly schema?: Schema
  /** Which way the replicated world travels: `in` (a client's link) unless told. */
  readonly worldDirection?: Direction
  /** Unix time, in ms, at which the source's clock said 0; that of `clock` unless told. */
  readonly timeOrigin?: number
}

export interface RecorderSettings extends Omit<Required<RecorderOptions>, 'schema' | 'maxBytes'> {
  readonly schema: Schema | undefined
}

/** Fills in the defaults; throws LinkError `invalidConfig` for what is no positive integer. */
export function resolveRecorderOptions(options: RecorderOptions): RecorderSettings {
  const { clock = systemClock } = options
  const settings: RecorderSettings = {
    budget: options.budget ?? new MemoryBudget(options.maxBytes),
    segmentBytes: options.segmentBytes ?? 1024 * 1024,
    keyframeEvery: options.keyframeEvery ?? 2_000,
    clock,
    schema: options.schema,
    worldDirection: options.worldDirection ?? 'in',
    timeOrigin: options.timeOrigin ?? clock.unixMs() - clock.now(),
  }
  checkSize('segmentBytes', settings.segmentBytes)
  checkSize('keyframeEvery', settings.keyframeEvery)
  return settings
}

function checkSize(name: string, size: number): void {
  if (Number.isSafeInteger(size) && size > 0) return
  throw new LinkError(
    LinkErrorCode.invalidConfig,
    `${name} must be a positive whole number, not ${size}`,
  )
}
