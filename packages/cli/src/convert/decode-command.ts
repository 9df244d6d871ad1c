import { parseArgs } from 'node:util'
import { type Codec, Explainer, type Format, LinkError, createCodec } from '@tx2-link/core'
import type { CommandIo } from '../command/io.ts'
import { type Kind, oneOf, readFormat, readKind } from '../command/options.ts'
import { UsageError } from '../command/usage-error.ts'
import { decodeContent, encodeContent } from './content.ts'
import { indentJson } from './indent-json.ts'
import { readInput } from './input-bytes.ts'
import { lineText } from './line-text.ts'
import { readFrames } from './read-frames.ts'
import { treeText } from './tree-text.ts'

const WAYS = ['json', 'tree', 'line'] as const

type Way = (typeof WAYS)[number]

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
    },
  })
  const way = oneOf('--as', WAYS, values.as)
  const show = createShower(readFormat('--from', values.from), readKind(values.kind), way)
  const input = await readInput(io, positionals, values.hex)
  if (values.stream) return decodeStream(input, show, io)
  io.print(`${way === 'json' ? indentJson(show(input)) : show(input)}\n`)
  return 0
}

/** A message a line, or a tree each; a faulty frame costs only itself. */
function decodeStream(stream: Uint8Array, show: Shower, io: CommandIo): number {
  let faults = 0
  for (const frame of readFrames(stream)) {
    try {
      if (!frame.ok) throw frame.error
      io.print(`${show(frame.bytes)}\n`)
    } catch (error) {
      if (!(error instanceof LinkError)) throw error
      faults += 1
      io.complain(`frame ${frame.number}: ${error.message}`)
    }
  }
  return faults === 0 ? 0 : 1
}

function createShower(format: Format, kind: Kind, way: Way): Shower {
  const codec = createCodec(format)
  if (way === 'json') return (bytes) => jsonOf(codec, kind, bytes)
  if (kind !== 'message') {
    throw new UsageError(`--as ${way} shows messages; for a ${kind} there is --as json`)
  }
  if (way === 'line') return (bytes) => lineText(codec.decodeMessage(bytes), bytes.length)
  const explainer = new Explainer(format)
  return (bytes) => treeText(explainer.explain(bytes).root)
}

const json = createCodec('json')

function jsonOf(codec: Codec, kind: Kind, bytes: Uint8Array): string {
  return new TextDecoder().decode(encodeContent(json, decodeContent(codec, kind, bytes)))
}
