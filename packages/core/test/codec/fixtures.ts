import { readFileSync } from 'node:fs'
import type { Codec, Format } from '../../src/codec/codec.ts'
import { createCodec } from '../../src/codec/create-codec.ts'
import {
  componentOf,
  deltaOf,
  messageOf,
  type VectorComponent,
  type VectorDelta,
  type VectorMessage,
  type VectorWorldSnapshot,
  worldSnapshotOf,
} from './vector-value.ts'

/** What a vector holds, and so which of a codec's pairs of methods it is for. */
type Kind = 'message' | 'world_snapshot' | 'delta' | 'component'

/** A message or world that the crate wrote, with its bytes. */
export interface Vector {
  readonly name: string
  readonly kind: Kind
  readonly format: Format
  readonly hex: string
  readonly value: unknown
  /** Names in the order of a hash map, which differs from run to run. */
  readonly unordered?: true
  /** Whether the crate could read its own bytes; of bincode it cannot read what has tagged enums. */
  readonly decodes: boolean
}

/** Bytes made by hand, with the crate's verdict. */
export interface Variant {
  readonly name: string
  readonly group: string
  readonly kind: Kind
  readonly format: Format
  readonly hex: string
  readonly accepted: boolean
  readonly decoded?: unknown
  /** What the crate said to it. */
  readonly error?: string
}

export const vectors: readonly Vector[] = load<{ readonly vectors: readonly Vector[] }>(
  'tx2-link.json',
).vectors.filter(isOurs)

export const variants: readonly Variant[] = load<{ readonly variants: readonly Variant[] }>(
  'tx2-link-variants.json',
).variants.filter(isOurs)

function load<Content>(file: string): Content {
  return JSON.parse(readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8'))
}

/** Leaves out the framing, which these codecs are not about. */
function isOurs(fixture: { readonly kind: string }): boolean {
  return fixture.kind !== 'stream'
}

/** JSON cannot carry NaN and infinities: the crate writes them as null, which nobody reads. */
export function isReadable({ format, decodes }: Vector): boolean {
  return decodes || format === 'bincode'
}

/** What the crate refuses of bincode for want of a part of its reader, not for a fault in the bytes. */
export function isBeyondCrate({ format, accepted, error }: Variant): boolean {
  return format === 'bincode' && !accepted && error?.includes('deserialize_any') === true
}

/** Whether the bytes of a fixture are to be read, or refused. */
export function isToBeRead(fixture: Vector | Variant): boolean {
  if ('accepted' in fixture) return fixture.accepted || isBeyondCrate(fixture)
  return isReadable(fixture)
}

export const formats: readonly Format[] = ['msgpack', 'json', 'bincode']

export const codecs: Readonly<Record<Format, Codec>> = {
  msgpack: createCodec('msgpack'),
  json: createCodec('json'),
  bincode: createCodec('bincode'),
}

export function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(Buffer.from(hex, 'hex'))
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

/** A vector's value in our types. */
export function modelOf(kind: Kind, value: unknown): unknown {
  switch (kind) {
    case 'message':
      return messageOf(value as VectorMessage)
    case 'world_snapshot':
      return worldSnapshotOf(value as VectorWorldSnapshot)
    case 'delta':
      return deltaOf(value as VectorDelta)
    case 'component':
      return componentOf(value as VectorComponent)
  }
}

export function encode(codec: Codec, kind: Kind, value: unknown): Uint8Array {
  switch (kind) {
    case 'message':
      return codec.encodeMessage(messageOf(value as VectorMessage))
    case 'world_snapshot':
      return codec.encodeSnapshot(worldSnapshotOf(value as VectorWorldSnapshot))
    case 'delta':
      return codec.encodeDelta(deltaOf(value as VectorDelta))
    case 'component':
      return codec.encodeComponent(componentOf(value as VectorComponent))
  }
}

export function decode(codec: Codec, kind: Kind, bytes: Uint8Array): unknown {
  switch (kind) {
    case 'message':
      return codec.decodeMessage(bytes)
    case 'world_snapshot':
      return codec.decodeSnapshot(bytes)
    case 'delta':
      return codec.decodeDelta(bytes)
    case 'component':
      return codec.decodeComponent(bytes)
  }
}
