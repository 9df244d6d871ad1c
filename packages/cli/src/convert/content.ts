import type { Codec, Delta, Message, SerializedComponent, WorldSnapshot } from '@tx2-link/core'
import type { Kind } from '../command/options.ts'

/** Something decoded, with what it is. */
export type Content =
  | { readonly kind: 'message'; readonly value: Message }
  | { readonly kind: 'snapshot'; readonly value: WorldSnapshot }
  | { readonly kind: 'delta'; readonly value: Delta }
  | { readonly kind: 'component'; readonly value: SerializedComponent }

/** Throws LinkError with the offset of what is wrong. */
export function decodeContent(codec: Codec, kind: Kind, bytes: Uint8Array): Content {
  switch (kind) {
    case 'message':
      return { kind, value: codec.decodeMessage(bytes) }
    case 'snapshot':
      return { kind, value: codec.decodeSnapshot(bytes) }
    case 'delta':
      return { kind, value: codec.decodeDelta(bytes) }
    case 'component':
      return { kind, value: codec.decodeComponent(bytes) }
  }
}

/** Throws LinkError for what the format cannot carry. */
export function encodeContent(codec: Codec, content: Content): Uint8Array {
  switch (content.kind) {
    case 'message':
      return codec.encodeMessage(content.value)
    case 'snapshot':
      return codec.encodeSnapshot(content.value)
    case 'delta':
      return codec.encodeDelta(content.value)
    case 'component':
      return codec.encodeComponent(content.value)
  }
}
