import { DEFAULT_DECODE_LIMITS, LinkError } from '@tx2-link/core'
import type { CommandIo } from '../command/io.ts'
import { UsageError } from '../command/usage-error.ts'
import { bytesOfHex } from './hex.ts'

const { maxBytes: MAX_BYTES } = DEFAULT_DECODE_LIMITS

/** Two digits, and some space between. */
const HEX_CHARACTERS_A_BYTE = 4

/** What a command is to read, as it comes: a named file, else standard input. */
export function openInput(io: CommandIo, files: readonly string[]): AsyncIterable<Uint8Array> {
  if (files.length > 1) throw new UsageError(`one file at a time, not ${files.length}`)
  return io.open(files[0] ?? '-')
}

/** All of it, as one message; hexadecimal text as its bytes. Throws LinkError for more than a message may have. */
export async function readMessage(
  input: AsyncIterable<Uint8Array>,
  isHex: boolean,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of input) {
    length += chunk.length
    if (length > MAX_BYTES * (isHex ? HEX_CHARACTERS_A_BYTE : 1)) throw tooLarge('the input')
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  return isHex ? bytesOfHex(bytes.toString('latin1')) : bytes
}

/** Lines without their ends. Throws LinkError for one that is larger than a message may be. */
export async function* readLines(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let begun: Uint8Array[] = []
  let length = 0
  for await (const chunk of input) {
    let start = 0
    for (let end = chunk.indexOf(NEW_LINE); end !== -1; end = chunk.indexOf(NEW_LINE, start)) {
      yield Buffer.concat([...begun, chunk.subarray(start, end)])
      begun = []
      length = 0
      start = end + 1
    }
    begun.push(chunk.subarray(start))
    length += chunk.length - start
    if (length > MAX_BYTES) throw tooLarge('a line')
  }
  if (length > 0) yield Buffer.concat(begun)
}

const NEW_LINE = 0x0a

function tooLarge(what: string): LinkError {
  return new LinkError('limit-exceeded', `${what} has more than ${MAX_BYTES} bytes`)
}
