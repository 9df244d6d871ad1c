import type { Message } from '../../protocol/message.ts'
import type { Codec, Format } from '../codec.ts'
import { createCodec } from '../create-codec.ts'
import type { DecodeLimits } from '../limits.ts'
import { HEADER_FIELDS, HEADER_TYPES, MESSAGE_FIELDS } from '../wire-names.ts'
import { BincodeSource } from './bincode-source.ts'
import type { Explanation } from './explained-node.ts'
import { payloadOf } from './explain-payload.ts'
import { JsonSource } from './json-source.ts'
import { MessagePackSource } from './msgpack-source.ts'
import { countRoles } from './node-builder.ts'
import { oneOf, property, struct, u32, u64 } from './rules.ts'
import { Walk } from './walk.ts'
import type { WireSource } from './wire-source.ts'

const header = struct('header', 'header', {
  fields: HEADER_FIELDS,
  rules: [
    property(oneOf(HEADER_TYPES)),
    property(u64),
    property(u64),
    property(u64),
    property(u32),
  ],
})

/**
 * Explains messages of one format: which byte says what. It keeps its readers, so one serves many.
 * It decodes first, and then goes through the same bytes again in their order.
 */
export class Explainer {
  readonly #codec: Codec
  readonly #source: WireSource

  /** Throws LinkError `invalid-config` for another format, or a limit that is no positive integer. */
  constructor(format: Format, limits?: Partial<DecodeLimits>) {
    this.#codec = createCodec(format, limits)
    this.#source = createSource(format)
  }

  /** Throws the LinkError that decoding throws. A node takes some 200 bytes of memory. */
  explain(bytes: Uint8Array): Explanation {
    const message = this.#codec.decodeMessage(bytes)
    this.#source.start(bytes)
    try {
      return explainMessage(this.#source, message, bytes.byteLength)
    } finally {
      this.#source.release()
    }
  }
}

function createSource(format: Format): WireSource {
  switch (format) {
    case 'msgpack':
      return new MessagePackSource()
    case 'json':
      return new JsonSource()
    case 'bincode':
      return new BincodeSource()
  }
}

/**
 * Tells every field of a message with its byte range; takes and refuses what `decodeMessage` does.
 * For many messages keep an {@link Explainer}.
 */
export function explain(
  bytes: Uint8Array,
  format: Format,
  limits?: Partial<DecodeLimits>,
): Explanation {
  return new Explainer(format, limits).explain(bytes)
}

function explainMessage(source: WireSource, message: Message, byteLength: number): Explanation {
  const walk = new Walk(source, byteLength)
  const start = source.begin()
  walk.struct({ fields: MESSAGE_FIELDS, rules: [header, payloadOf(message.payload)] })
  walk.nodes.place(start, walk.position)
  explainRest(walk, byteLength)
  walk.nodes.close(byteLength)
  const { root, roles } = walk.nodes
  return { message, root, roles, split: countRoles(roles) }
}

/** Nothing is read after a MessagePack or bincode message, and only space may follow one in JSON. */
function explainRest(walk: Walk, byteLength: number): void {
  const start = walk.source.begin()
  if (start === byteLength) return
  walk.open('unread', 'rest', 'unread', start)
  walk.nodes.close(byteLength)
}
