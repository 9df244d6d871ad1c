import { useEffect, useState } from 'react'
import type { Recorder } from '../../recording/recorder.ts'
import type { Source } from '../../source/source.ts'
import { LAST_MINUTE_MS, readLastMinute } from './last-minute.ts'
import { replayAsks, type ReplayResult } from './replay.ts'
import type { TriedSettings } from './use-tried-config.ts'

export interface Comparison {
  /** A minute, or less when less is kept. */
  readonly spanMs: number
  readonly asItWas: ReplayResult
  /** Undefined while nothing is tried. */
  readonly tried: ReplayResult | undefined
}

const PERIOD_MS = 1000

/** The last minute under other values, reckoned once a second and whenever a value is tried. */
export function useComparison(
  source: Source,
  recorder: Recorder,
  tried: TriedSettings,
): Comparison | undefined {
  const [comparison, setComparison] = useState<Comparison>()
  const { algorithm, maxMessagesPerSecond, maxBytesPerSecond, burstSize, windowMs } =
    tried.config ?? tried.current
  const isTrying = tried.isTrying && tried.config !== undefined

  useEffect(() => {
    const config = { algorithm, maxMessagesPerSecond, maxBytesPerSecond, burstSize, windowMs }
    const reckon = (): void => {
      const until = source.now()
      const minute = readLastMinute(recorder, until, windowMs, isTrying)
      setComparison({
        spanMs: Math.min(LAST_MINUTE_MS, until - minute.from),
        asItWas: minute.asItWas,
        tried: isTrying ? replayAsks(minute.asks, config, minute.from, until) : undefined,
      })
    }
    // After the frame: while a slider is dragged each of its values gets here.
    const first = setTimeout(reckon)
    const timer = setInterval(reckon, PERIOD_MS)
    return () => {
      clearTimeout(first)
      clearInterval(timer)
    }
  }, [
    source,
    recorder,
    isTrying,
    algorithm,
    maxMessagesPerSecond,
    maxBytesPerSecond,
    burstSize,
    windowMs,
  ])

  return comparison
}
