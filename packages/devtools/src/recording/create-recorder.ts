import type { Source } from '../source/source.ts'
import { Recorder } from './recorder.ts'
import type { RecorderOptions } from './recorder-options.ts'

/** A recorder that fits a source; `follow` starts it. */
export function createRecorder(source: Source, options: RecorderOptions = {}): Recorder {
  const { schema, worldDirection, timeOrigin } = source
  return new Recorder({
    ...(schema === undefined ? {} : { schema }),
    worldDirection,
    timeOrigin,
    ...options,
  })
}
