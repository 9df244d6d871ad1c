import { type Codec, type Format, createCodec } from '@tx2-link/core'

/** One of each format; they keep nothing between messages. */
export const CODECS: Readonly<Record<Format, Codec>> = {
  msgpack: createCodec('msgpack'),
  json: createCodec('json'),
  bincode: createCodec('bincode'),
}
