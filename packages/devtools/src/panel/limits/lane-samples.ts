import type { Deferral } from '../../recording/deferral.ts'
import type { LimiterSample } from '../../recording/limiter.ts'
import type { Recorder } from '../../recording/recorder.ts'
import type { Samples } from '../chart/max-bins.ts'
import { sampleBefore } from './outcome.ts'

export type Cap = 'messages' | 'bytes' | 'burst'

/** How full one window was, each time that the limiter was asked. */
export function fillSamples(recorder: Recorder, cap: Cap): Samples {
  return {
    get first() {
      return recorder.limiterSamples.first
    },
    get end() {
      return recorder.limiterSamples.end
    },
    timeAt: (number) => recorder.limiterSamples.at(number)?.time ?? 0,
    valueAt: (number) => recorder.limiterSamples.at(number)?.[cap].used,
    isMarked: () => false,
  }
}

/** The refusals for one cap, as high as its window was then. */
export function refusalSamples(recorder: Recorder, cap: Cap): Samples {
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
      return sampleBefore(recorder, deferral.time)?.[cap].used ?? 0
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
export function capOf(recorder: Recorder, { reason, time }: Deferral): Cap | undefined {
  if (reason === 'backpressure' || reason === 'not-connected') return undefined
  if (reason !== 'rate-limited') return reason
  const sample = sampleBefore(recorder, time)
  return sample === undefined ? 'messages' : fullestCap(sample)
}

function fullestCap(sample: LimiterSample): Cap {
  const shares = (['messages', 'bytes', 'burst'] as const).map(
    (cap) => [cap, sample[cap].used / sample[cap].cap] as const,
  )
  return shares.reduce((fullest, next) => (next[1] > fullest[1] ? next : fullest))[0]
}
