import { useMemo } from 'react'
import type { Recorder } from '../../recording/recorder.ts'
import type { BarAxis } from '../chart/bar-axis.ts'
import { CapBars, type LaneBars, WaitBars } from './lane-bars.ts'

export interface LimiterBars {
  readonly messages: LaneBars
  readonly bytes: LaneBars
  readonly burst: LaneBars
  readonly tokens: LaneBars
  readonly waiting: LaneBars
}

/** The lanes' bars, brought up to date with each render: they only read what is new. */
export function useLimiterBars(recorder: Recorder, axis: BarAxis, now: number): LimiterBars {
  const bars = useMemo(() => createBars(recorder), [recorder])
  for (const lane of [bars.messages, bars.bytes, bars.burst, bars.tokens, bars.waiting]) {
    lane.update(axis, now)
  }
  return bars
}

function createBars(recorder: Recorder): LimiterBars {
  return {
    messages: new CapBars(recorder, 'messages'),
    bytes: new CapBars(recorder, 'bytes'),
    burst: new CapBars(recorder, 'burst'),
    tokens: new CapBars(recorder, 'tokens'),
    waiting: new WaitBars(recorder),
  }
}
