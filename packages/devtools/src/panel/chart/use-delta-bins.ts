import { useMemo } from 'react'
import type { Recorder } from '../../recording/recorder.ts'
import type { BarAxis } from './bar-axis.ts'
import { deltaSamples } from './delta-samples.ts'
import { MaxBins } from './max-bins.ts'

export interface DeltaBins {
  readonly out: MaxBins
  readonly in: MaxBins
}

/** The largest deltas of each bar, brought up to date with each render: they only read what is new. */
export function useDeltaBins(recorder: Recorder, axis: BarAxis): DeltaBins {
  const bins = useMemo(() => createDeltaBins(recorder), [recorder])
  bins.out.update(axis)
  bins.in.update(axis)
  return bins
}

function createDeltaBins({ columns }: Recorder): DeltaBins {
  return {
    out: new MaxBins(deltaSamples(columns, 'out')),
    in: new MaxBins(deltaSamples(columns, 'in')),
  }
}
