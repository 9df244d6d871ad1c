import type { Deferral } from '../../recording/deferral.ts'
import { fillOfCap, type LimiterCap, type LimiterSample } from '../../recording/limiter.ts'
import type { Recorder } from '../../recording/recorder.ts'
import type { Samples } from '../chart/max-bins.ts'
import { sampleBefore } from './outcome.ts'

/** How full one window was, each time that the limiter was asked. */
export function fillSamples(recorder: Recorder, cap: LimiterCap): Samples {
  return {
    get first() {
      return recorder.limiterSamples.first
    },
    get end() {
      return recorder.limiterSamples.end
    },
    timeAt: (number) => recorder.limiterSamples.at(number)?.time ?? 0,
    valueAt: (number) => {
      const sample = recorder.limiterSamples.at(number)
      return sample && fillOfCap(sample, cap).used
    },
    isMarked: () => false,
  }
}

/** The refusals for one cap, as high as its window was then. */
export function refusalSamples(recorder: Recorder, cap: LimiterCap): Samples {
  return {
    get first() {
      return recorder.deferrals.first
    },
    get end() {
      return recorder.deferrals.end
    },
    timeAt: (number) => recorder.deferrals.at(number)?.time ?? 0,
    valueAt: (number) => {
      const deferral = recorder.deferrals.at(number)
      if (deferral === undefined || capOf(recorder, deferral) !== cap) return undefined
      const sample = sampleBefore(recorder, deferral.time)
      return sample === undefined ? 0 : fillOfCap(sample, cap).used
    },
    isMarked: () => true,
  }
}

/** Messages that went late, by how long they had waited. */
export function waitSamples({ columns }: Recorder): Samples {
  return {
    get first() {
      return columns.firstIndex
    },
    get end() {
      return columns.endIndex
    },
    timeAt: (index) => columns.time(index),
    valueAt: (index) => {
      const heldMs = columns.heldMs(index)
      return Number.isNaN(heldMs) ? undefined : heldMs
    },
    isMarked: () => true,
  }
}

/** Which cap refused; the fullest one where the limiter did not say. Undefined: it was no cap. */
export function capOf(recorder: Recorder, { reason, time }: Deferral): LimiterCap | undefined {
  if (reason === 'backpressure' || reason === 'not-connected') return undefined
  if (reason !== 'rate-limited') return reason
  const sample = sampleBefore(recorder, time)
  return sample === undefined ? 'messages' : fullestCap(sample)
}

const WINDOW_CAPS: readonly LimiterCap[] = ['messages', 'bytes', 'burst']
const BUCKET_CAPS: readonly LimiterCap[] = ['tokens', 'bytes']

function fullestCap(sample: LimiterSample): LimiterCap {
  const shares = (sample.isBucket ? BUCKET_CAPS : WINDOW_CAPS).map((cap) => {
    const { used, cap: limit } = fillOfCap(sample, cap)
    return [cap, used / limit] as const
  })
  return shares.reduce((fullest, next) => (next[1] > fullest[1] ? next : fullest))[0]
}
