import { LinkError, LinkErrorCode } from '../error.ts'
import type { Probe } from '../probe.ts'
import { MessageReader } from './message-reader.ts'
import { traceJson } from './trace-json.ts'
import { levelOf, TRACE_LEVELS, type TraceLevel } from './trace-level.ts'
import { traceLine } from './trace-line.ts'

/** `line` for reading, `json` for programs: one object a line. */
export type TraceFormat = 'line' | 'json'

export interface TraceProbeOptions {
  /** Gets each line, without its end. */
  readonly print: (line: string) => void
  /** `line` unless told. */
  readonly format?: TraceFormat
  /** `messages` unless told. */
  readonly level?: TraceLevel
  /** Messages of more bytes are named and not read; 64 KiB unless told. Only `all` reads any. */
  readonly maxContentBytes?: number
}

const DEFAULT_MAX_CONTENT_BYTES = 64 * 1024

/**
 * A probe that prints what happens on a link, one line an event. Give it to `probe`, or to `observe`
 * of a link that runs; it goes beside any others. Throws `LinkError` `invalidConfig` for settings
 * that there are not.
 */
export function createTraceProbe(options: TraceProbeOptions): Probe {
  const { print, format = 'line', level = 'messages' } = options
  const { maxContentBytes = DEFAULT_MAX_CONTENT_BYTES } = options
  const most = TRACE_LEVELS.indexOf(level)
  if (most === -1) refuse('level', `one of ${TRACE_LEVELS.join(', ')}`)
  if (format !== 'line' && format !== 'json') refuse('format', 'line or json')
  if (!(maxContentBytes >= 0)) refuse('maxContentBytes', 'a number from 0')
  const write = format === 'line' ? traceLine : traceJson
  const reader = level === 'all' ? new MessageReader(maxContentBytes) : undefined
  return (event) => {
    if (TRACE_LEVELS.indexOf(levelOf(event)) <= most) print(write(event, reader))
  }
}

function refuse(setting: string, wanted: string): never {
  throw new LinkError(LinkErrorCode.invalidConfig, `${setting} must be ${wanted}`)
}
