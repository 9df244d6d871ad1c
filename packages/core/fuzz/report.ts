import type { Finding, FormatTally, Tally } from './findings.ts'
import type { FuzzOptions } from './options.ts'
import { MAX_HEAP_RATIO, MAX_TIME_RATIO } from './trial.ts'

export function reportOf(
  { seed, workers }: FuzzOptions,
  tally: Tally,
  seconds: number,
  findings: readonly Finding[],
): string {
  const rate = tally.inputs / seconds
  return [
    `${count(tally.inputs)} inputs in ${seconds.toFixed(1)} s, ${count(Math.round(rate))} a second (seed ${seed}, workers ${workers})`,
    '',
    ...Object.entries(tally.byFormat).map(([format, counts]) => `  ${lineOf(format, counts)}`),
    '',
    `  slowest, of 5 tries, against the middle of what was accepted of its size: ${tally.slowestRatio.toFixed(1)}x (at most ${MAX_TIME_RATIO})`,
    `    ${tally.slowestWhere}`,
    `  most memory of ${count(tally.large)} inputs of 64 KiB and more: ${tally.heapRatio.toFixed(1)}x its bytes (at most ${MAX_HEAP_RATIO})`,
    `    ${tally.heapWhere}`,
    '',
    findings.length === 0 ? 'Nothing was found.' : `${findings.length} FOUND:`,
    ...findings.map(
      ({ index, format, kind, bytes, words }) =>
        `  input ${index}: ${format} ${kind} of ${count(bytes.length)} bytes: ${words}`,
    ),
  ].join('\n')
}

function lineOf(format: string, { inputs, accepted, tooCostly }: FormatTally): string {
  const share = ((100 * accepted) / inputs).toFixed(1)
  return `${format.padEnd(8)} ${count(inputs).padStart(12)} inputs: ${share} % accepted, ${count(tooCostly)} refused for their cost`
}

function count(value: number): string {
  return value.toLocaleString('en')
}
