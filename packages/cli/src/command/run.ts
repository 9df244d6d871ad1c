import { LinkError } from '@tx2-link/core'
import { decodeCommand } from '../convert/decode-command.ts'
import { encodeCommand } from '../convert/encode-command.ts'
import { tapCommand } from '../tap/tap-command.ts'
import { decodeHelp, encodeHelp, generalHelp, tapHelp } from './help.ts'
import type { CommandIo } from './io.ts'
import { UsageError } from './usage-error.ts'

interface Command {
  readonly help: string
  /** The exit code: 0, or 1 when some of the input was faulty. */
  readonly run: (args: readonly string[], io: CommandIo) => Promise<number>
}

const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['decode', { help: decodeHelp, run: decodeCommand }],
  ['encode', { help: encodeHelp, run: encodeCommand }],
  ['tap', { help: tapHelp, run: tapCommand }],
])

/** Runs a command line; gives the exit code: 0 done, 1 faulty input, 2 a command line that makes no sense. */
export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const [name, ...rest] = args
  const asksForHelp = args.some((argument) => argument === '--help' || argument === '-h')
  const command = name === undefined ? undefined : COMMANDS.get(name)
  if (command === undefined) {
    if (asksForHelp || name === undefined || name === 'help') {
      await io.print(COMMANDS.get(rest[0] ?? '')?.help ?? generalHelp)
      return 0
    }
    io.complain(`there is no command ${name}: decode, encode and tap are there`)
    return 2
  }
  if (asksForHelp) {
    await io.print(command.help)
    return 0
  }
  try {
    return await command.run(rest, io)
  } catch (error) {
    io.complain(`tx2-link ${name}: ${error instanceof Error ? error.message : String(error)}`)
    if (error instanceof LinkError) return 1
    if (error instanceof UsageError || isParseArgsError(error)) {
      io.complain(`tx2-link ${name} --help tells what there is`)
      return 2
    }
    if (isFileError(error)) return 1
    throw error
  }
}

function isParseArgsError(error: unknown): boolean {
  return codeOf(error).startsWith('ERR_PARSE_ARGS')
}

/** The system's errors: a file that is not there, a port that is taken. */
function isFileError(error: unknown): boolean {
  return /^E[A-Z]+$/.test(codeOf(error))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
