import { parseArgs } from 'node:util'
import {
  type Codec,
  Explainer,
  type Format,
  FrameDecoder,
  LinkError,
  printable,
} from '@tx2-link/core'
import type { CommandIo } from '../command/io.ts'
import { type Kind, oneOf, readFormat, readKind } from '../command/options.ts'
import { UsageError } from '../command/usage-error.ts'
import { showRecording } from '../tap/show-recording.ts'
import { WAYS, type Way } from '../tap/tap-printer.ts'
import { CODECS } from './codecs.ts'
import { decodeContent, encodeContent } from './content.ts'
import { faultText, otherFormat } from './fault-text.ts'
import { indentJson } from './indent-json.ts'
import { openInput, readMessage } from './input-bytes.ts'
import { lineText } from './line-text.ts'
import { readFrames } from './read-frames.ts'
import { treeText } from './tree-text.ts'

/** Gives text for bytes; throws LinkError for what cannot be read. */
type Shower = (bytes: Uint8Array) => string

export async function decodeCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: 'string', default: 'msgpack' },
      as: { type: 'string', default: 'json' },
      kind: { type: 'string', default: 'message' },
      stream: { type: 'boolean', default: false },
      hex: { type: 'boolean', default: false },
      recording: { type: 'boolean', default: false },
      filter: { type: 'string', default: '' },
    },
  })
  const { stream, hex, recording, filter } = values
  const way = oneOf('--as', WAYS, values.as)
  const input = openInput(io, positionals)
  if (recording) return showRecording(input, way, filter, io)
  if (filter !== '') throw new UsageError('--filter is for a --recording, and for tap')
  const format = readFormat('--from', values.from)
  const kind = readKind(values.kind)
  const show = createShower(format, kind, way)
  if (stream) return decodeStream(hex ? [await readMessage(input, hex)] : input, show, format, io)
  const bytes = await readMessage(input, hex)
  const text = showOrComplain(show, bytes, format, kind, io)
  if (text === undefined) return 1
  await io.print(`${way === 'json' ? indentJson(text) : text}\n`)
  return 0
}

function showOrComplain(
  show: Shower,
  bytes: Uint8Array,
  format: Format,
  kind: Kind,
  io: CommandIo,
): string | undefined {
  try {
    return show(bytes)
  } catch (error) {
    if (!(error instanceof LinkError)) throw error
    io.complain(`tx2-link decode: ${faultText(error, bytes, format)}`)
    const other = error.code === 'malformed' ? otherFormat(format, kind, bytes) : undefined
    if (other !== undefined) io.complain(`it can be read as ${other}: add --from ${other}`)
    else if (beginsWithFrame(bytes)) io.complain('it begins as a stream does: add --stream')
    return undefined
  }
}

/** Whether a length stands first, and as many bytes or more behind it. */
function beginsWithFrame(bytes: Uint8Array): boolean {
  const decoder = new FrameDecoder()
  decoder.push(bytes)
  return bytes.length > 4 && decoder.next()?.ok === true
}

/** A message a line, or a tree each; a faulty frame costs only itself. */
async function decodeStream(
  stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  show: Shower,
  format: Format,
  io: CommandIo,
): Promise<number> {
  let faults = 0
  for await (const frame of readFrames(stream)) {
    let text: string
    try {
      if (!frame.ok) throw frame.error
      text = show(frame.bytes)
    } catch (error) {
      if (!(error instanceof LinkError)) throw error
      faults += 1
      const place = `frame ${frame.number}, from byte ${frame.offset} of the stream`
      const words = frame.ok ? faultText(error, frame.bytes, format) : error.message
      io.complain(`${place}: ${words}`)
      continue
    }
    await io.print(`${text}\n`)
  }
  return faults === 0 ? 0 : 1
}

function createShower(format: Format, kind: Kind, way: Way): Shower {
  const codec = CODECS[format]
  if (way === 'json') return (bytes) => jsonOf(codec, kind, bytes)
  if (kind !== 'message') {
    throw new UsageError(`--as ${way} shows messages; for a ${kind} there is --as json`)
  }
  if (way === 'line') return (bytes) => lineText(codec.decodeMessage(bytes), bytes.length)
  const explainer = new Explainer(format)
  return (bytes) => treeText(explainer.explain(bytes).root)
}

/** In one line, with nothing in it that a terminal would obey. */
function jsonOf(codec: Codec, kind: Kind, bytes: Uint8Array): string {
  const text = new TextDecoder().decode(
    encodeContent(CODECS.json, decodeContent(codec, kind, bytes)),
  )
  return printable(text, Number.POSITIVE_INFINITY)
}
