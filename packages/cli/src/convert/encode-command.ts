import { parseArgs } from 'node:util'
import { type Codec, LinkError, createCodec, encodeFrame } from '@tx2-link/core'
import type { CommandIo } from '../command/io.ts'
import { type Kind, readFormat, readKind } from '../command/options.ts'
import { decodeContent, encodeContent } from './content.ts'
import { hexOf } from './hex.ts'
import { readInput } from './input-bytes.ts'
import { readFrames } from './read-frames.ts'

export async function encodeCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: 'string', default: 'json' },
      to: { type: 'string', default: 'msgpack' },
      kind: { type: 'string', default: 'message' },
      stream: { type: 'boolean', default: false },
      hex: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  })
  const from = createCodec(readFormat('--from', values.from))
  const to = createCodec(readFormat('--to', values.to))
  const kind = readKind(values.kind)
  const convert = (bytes: Uint8Array): Uint8Array =>
    encodeContent(to, decodeContent(from, kind, bytes))
  const input = await readInput(io, positionals, false)
  const { output, faults } = values.stream
    ? encodeStream(partsOf(input, from), convert, kind, io)
    : { output: convert(input), faults: 0 }
  const shown = values.hex ? Buffer.from(`${hexOf(output)}\n`) : output
  if (values.out === undefined) io.print(shown)
  else await io.write(values.out, shown)
  return faults === 0 ? 0 : 1
}

interface Part {
  /** Where it stands, for people. */
  readonly place: string
  /** Throws LinkError where the stream itself is faulty. */
  readonly read: () => Uint8Array
}

/** JSON comes as lines, which people can write; other formats come as frames. */
function* partsOf(input: Uint8Array, codec: Codec): Generator<Part> {
  if (codec.format === 'json') {
    const lines = new TextDecoder().decode(input).split('\n')
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue
      yield { place: `line ${index + 1}`, read: () => new TextEncoder().encode(line) }
    }
    return
  }
  for (const frame of readFrames(input)) {
    yield {
      place: `frame ${frame.number}`,
      read: () => {
        if (frame.ok) return frame.bytes
        throw frame.error
      },
    }
  }
}

function encodeStream(
  parts: Iterable<Part>,
  convert: (bytes: Uint8Array) => Uint8Array,
  kind: Kind,
  io: CommandIo,
): { readonly output: Uint8Array; readonly faults: number } {
  const frames: Uint8Array[] = []
  let faults = 0
  for (const { place, read } of parts) {
    try {
      frames.push(encodeFrame(convert(read())))
    } catch (error) {
      if (!(error instanceof LinkError)) throw error
      faults += 1
      io.complain(`${place} is no ${kind}: ${error.message}`)
    }
  }
  return { output: Buffer.concat(frames), faults }
}
