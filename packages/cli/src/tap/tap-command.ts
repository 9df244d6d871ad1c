import { parseArgs } from 'node:util'
import { printable } from '@tx2-link/core'
import type { CommandIo } from '../command/io.ts'
import { oneOf, readFormat, readPort } from '../command/options.ts'
import { UsageError } from '../command/usage-error.ts'
import { createTap } from './tap.ts'
import { createTapFilter } from './tap-filter.ts'
import { recordLine } from './recording.ts'
import { WAYS, createPrinter } from './tap-printer.ts'

const MAX_LINE = 1_000

export async function tapCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      listen: { type: 'string' },
      to: { type: 'string' },
      format: { type: 'string', default: 'msgpack' },
      filter: { type: 'string', default: '' },
      as: { type: 'string', default: 'line' },
      record: { type: 'string' },
      quiet: { type: 'boolean', default: false },
    },
  })
  const { listen, to, record, quiet } = values
  if (listen === undefined || to === undefined) {
    throw new UsageError('tap needs --listen PORT and --to URL')
  }
  const format = readFormat('--format', values.format)
  const passes = createTapFilter(values.filter)
  const show = createPrinter(oneOf('--as', WAYS, values.as))
  if (record !== undefined) io.append(record, '')
  const tap = await createTap({
    port: readPort('--listen', listen),
    target: readTarget(to),
    format,
    heard: (message) => {
      if (!passes(message)) return
      if (record !== undefined) io.append(record, `${recordLine(message)}\n`)
      if (!quiet) void io.print(`${show(message)}\n`)
    },
    // Reasons of closes are a peer's words.
    said: (line) => io.complain(printable(line, MAX_LINE)),
  })
  io.complain(`listening on ${tap.url}, passing on to ${to}`)
  await io.ended()
  await tap.close()
  return 0
}

function readTarget(text: string): URL {
  if (!URL.canParse(text) || !['ws:', 'wss:'].includes(new URL(text).protocol)) {
    throw new UsageError(`--to takes a ws:// or wss:// address, not ${text}`)
  }
  return new URL(text)
}
