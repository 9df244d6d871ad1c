import type { CommandIo } from '../command/io.ts'
import { readLines } from '../convert/input-bytes.ts'
import { parseRecordLine } from './recording.ts'
import { createTapFilter } from './tap-filter.ts'
import { type Way, createPrinter } from './tap-printer.ts'

/** Shows what `tap --record` kept as the tap shows it; a line that is none is told and passed over. */
export async function showRecording(
  input: AsyncIterable<Uint8Array>,
  way: Way,
  filter: string,
  io: CommandIo,
): Promise<number> {
  const passes = createTapFilter(filter)
  const show = createPrinter(way)
  let number = 0
  let faults = 0
  for await (const line of readLines(input)) {
    number += 1
    const message = parseRecordLine(Buffer.from(line).toString())
    if (message === undefined) {
      faults += 1
      io.complain(`line ${number} is not one of a recording`)
    } else if (passes(message)) await io.print(`${show(message)}\n`)
  }
  return faults === 0 ? 0 : 1
}
