import type { CommandIo } from '../command/io.ts'
import { UsageError } from '../command/usage-error.ts'
import { bytesOfHex } from './hex.ts'

/** What a command is to read: a named file, else standard input; hexadecimal text as its bytes. */
export async function readInput(
  io: CommandIo,
  files: readonly string[],
  isHex: boolean,
): Promise<Uint8Array> {
  if (files.length > 1) throw new UsageError(`one file at a time, not ${files.length}`)
  const bytes = await io.read(files[0] ?? '-')
  return isHex ? bytesOfHex(new TextDecoder('latin1').decode(bytes)) : bytes
}
