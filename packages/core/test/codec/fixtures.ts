import { readFileSync } from 'node:fs'
import type { Codec, Format } from '../../src/codec/codec.ts'
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
  /** Whether the crate could read its own bytes. */
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

/** Leaves out the formats and the framing that these codecs are not about. */
function isOurs(fixture: { readonly format: string; readonly kind: string }): boolean {
  return ['msgpack', 'json'].includes(fixture.format) && fixture.kind !== 'stream'
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
