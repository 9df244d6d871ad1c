import type { Probe } from '../probe.ts'
import { printToConsole } from './print.ts'
import { readSetting, type Surroundings } from './surroundings.ts'
import { TRACE_LEVELS, type TraceLevel } from './trace-level.ts'
import { createTraceProbe } from './trace-probe.ts'

const OFF: ReadonlySet<string> = new Set(['', '0', 'false', 'off', 'no'])

/**
 * The probes that the surroundings ask for; none unless they do. `TX2_TRACE` prints lines, `TX2_DEBUG`
 * (or `TX2_DEBUG_JSON`) JSON with all messages in it. The value may name a level.
 */
export function environmentProbes(
  surroundings: Surroundings = globalThis,
  print: (line: string) => void = printToConsole,
): Probe[] {
  const probes: Probe[] = []
  const trace = levelFor(['TX2_TRACE'], 'messages', surroundings)
  if (trace !== undefined) probes.push(createTraceProbe({ print, format: 'line', level: trace }))
  const debug = levelFor(['TX2_DEBUG', 'TX2_DEBUG_JSON'], 'all', surroundings)
  if (debug !== undefined) probes.push(createTraceProbe({ print, format: 'json', level: debug }))
  return probes
}

/** The level that one of the settings names, or else the one that is meant by switching it on. */
function levelFor(
  names: readonly string[],
  whenOn: TraceLevel,
  surroundings: Surroundings,
): TraceLevel | undefined {
  for (const name of names) {
    const value = readSetting(name, surroundings)?.toLowerCase()
    if (value === undefined || OFF.has(value)) continue
    return TRACE_LEVELS.find((level) => level === value) ?? whenOn
  }
  return undefined
}
