import { parseArgs } from 'node:util'
import { type Codec, LinkError, encodeFrame } from '@tx2-link/core'
import type { CommandIo } from '../command/io.ts'
import { type Kind, readFormat, readKind } from '../command/options.ts'
import { CODECS } from './codecs.ts'
import { decodeContent, encodeContent } from './content.ts'
import { faultText } from './fault-text.ts'
import { hexOf } from './hex.ts'
import { openInput, readLines, readMessage } from './input-bytes.ts'
import { readFrames } from './read-frames.ts'

/** From one format to another. */
interface Conversion {
  readonly from: Codec
  readonly to: Codec
  readonly kind: Kind
}

/** Takes what was encoded, in one piece or in many. */
type Emit = (bytes: Uint8Array) => Promise<void>

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
  const conversion: Conversion = {
    from: CODECS[readFormat('--from', values.from)],
    to: CODECS[readFormat('--to', values.to)],
    kind: readKind(values.kind),
  }
  const { stream, hex, out } = values
  const shown = (bytes: Uint8Array): Uint8Array => (hex ? Buffer.from(`${hexOf(bytes)}\n`) : bytes)
  const input = openInput(io, positionals)
  if (stream) {
    if (out !== undefined) io.append(out, '')
    const emit: Emit = async (bytes) =>
      out === undefined ? io.print(shown(bytes)) : io.append(out, shown(bytes))
    return encodeStream(input, conversion, emit, io)
  }
  const bytes = await readMessage(input, false)
  const output = convertOrComplain(bytes, conversion, 'tx2-link encode', io)
  if (output === undefined) return 1
  await (out === undefined ? io.print(shown(output)) : io.write(out, shown(output)))
  return 0
}

/** Says what is wrong with what cannot be converted, and gives nothing then. */
function convertOrComplain(
  bytes: Uint8Array,
  { from, to, kind }: Conversion,
  place: string,
  io: CommandIo,
): Uint8Array | undefined {
  try {
    return encodeContent(to, decodeContent(from, kind, bytes))
  } catch (error) {
    if (!(error instanceof LinkError)) throw error
    io.complain(`${place}: ${faultText(error, bytes, from.format)}`)
    return undefined
  }
}

/** A part of the input that is one message, or what is wrong with it. */
type Part = { readonly place: string } & (
  | { readonly bytes: Uint8Array }
  | { readonly error: LinkError }
)

/** JSON comes as lines, which people can write; other formats come as frames. */
async function* partsOf(input: AsyncIterable<Uint8Array>, codec: Codec): AsyncGenerator<Part> {
  if (codec.format === 'json') {
    let number = 0
    for await (const bytes of readLines(input)) {
      number += 1
      if (bytes.some((byte) => byte > SPACE)) yield { place: `line ${number}`, bytes }
    }
    return
  }
  for await (const frame of readFrames(input)) {
    const place = `frame ${frame.number}, from byte ${frame.offset} of the stream`
    yield frame.ok ? { place, bytes: frame.bytes } : { place, error: frame.error }
  }
}

const SPACE = 0x20

/** A faulty part costs only itself. */
async function encodeStream(
  input: AsyncIterable<Uint8Array>,
  conversion: Conversion,
  emit: Emit,
  io: CommandIo,
): Promise<number> {
  let faults = 0
  for await (const part of partsOf(input, conversion.from)) {
    if ('error' in part) io.complain(`${part.place}: ${part.error.message}`)
    const place = `${part.place} is no ${conversion.kind}`
    const output =
      'bytes' in part ? convertOrComplain(part.bytes, conversion, place, io) : undefined
    if (output === undefined) faults += 1
    else await emit(encodeFrame(output))
  }
  return faults === 0 ? 0 : 1
}
