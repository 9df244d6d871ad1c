import type { Codec, Format } from '../src/codec/codec.ts'
import { createCodec } from '../src/codec/create-codec.ts'

/** What a decoding expects: a codec has a pair of methods for each. */
export const KINDS = ['message', 'world_snapshot', 'delta', 'component'] as const
export type Kind = (typeof KINDS)[number]

export const FORMATS: readonly Format[] = ['msgpack', 'json', 'bincode']

/** One kind of thing in one format, read and written by the codec that is tried. */
export interface Subject {
  readonly format: Format
  readonly kind: Kind
  readonly decode: (bytes: Uint8Array) => unknown
  readonly encode: (value: never) => Uint8Array
}

/** One thing to decode. */
export interface FuzzInput {
  readonly subject: Subject
  readonly bytes: Uint8Array
}

const subjects: readonly Subject[] = FORMATS.flatMap((format) => {
  const codec = createCodec(format)
  return KINDS.map((kind) => createSubject(codec, kind))
})

function createSubject(codec: Codec, kind: Kind): Subject {
  const { format } = codec
  switch (kind) {
    case 'message':
      return {
        format,
        kind,
        decode: (bytes) => codec.decodeMessage(bytes),
        encode: (value) => codec.encodeMessage(value),
      }
    case 'world_snapshot':
      return {
        format,
        kind,
        decode: (bytes) => codec.decodeSnapshot(bytes),
        encode: (value) => codec.encodeSnapshot(value),
      }
    case 'delta':
      return {
        format,
        kind,
        decode: (bytes) => codec.decodeDelta(bytes),
        encode: (value) => codec.encodeDelta(value),
      }
    case 'component':
      return {
        format,
        kind,
        decode: (bytes) => codec.decodeComponent(bytes),
        encode: (value) => codec.encodeComponent(value),
      }
  }
}

export function subjectOf(format: Format, kind: Kind): Subject {
  const found = subjects.find((subject) => subject.format === format && subject.kind === kind)
  if (found === undefined) throw new Error(`no ${kind} of ${format}`)
  return found
}
