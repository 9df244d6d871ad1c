import { isDeepStrictEqual } from 'node:util'
import { decode, encode } from '@msgpack/msgpack'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCodec } from '../../../src/codec/create-codec.ts'
import { component, delta, message, worldSnapshot } from '../arbitrary.ts'
import {
  anySpelling,
  canonical,
  componentTree,
  deltaTree,
  messageTree,
  worldSnapshotTree,
} from './generic-tree.ts'

const codec = createCodec('msgpack')
const reach = { nonFinite: true, negativeZero: true }
/** The library writes whole floats as integers, so that -0 loses its sign. */
const libraryReach = { nonFinite: true, negativeZero: false }
const options = { useBigInt64: true }

/** The library refuses this name, which is one of the reasons for a reader of our own. */
function isReadableByLibrary(value: unknown): boolean {
  const names = JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'bigint') return String(inner)
    return inner instanceof Map ? [...inner] : inner
  })
  return !names.includes('__proto__')
}

describe('an independent MessagePack library', () => {
  it('[W1] reads what we write as the tree that the protocol describes', () => {
    const readable = message(reach).filter(isReadableByLibrary)
    fc.assert(
      fc.property(readable, (value) => {
        const tree = decode(codec.encodeMessage(value), options)
        expect(isDeepStrictEqual(tree, messageTree(value, canonical))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('[W1] reads our worlds, deltas and components as well', () => {
    const snapshots = worldSnapshot(reach).filter(isReadableByLibrary)
    const deltas = delta(reach).filter(isReadableByLibrary)
    const components = component(reach).filter(isReadableByLibrary)
    fc.assert(
      fc.property(snapshots, deltas, components, (snapshot, change, single) => {
        expect(
          isDeepStrictEqual(
            decode(codec.encodeSnapshot(snapshot), options),
            worldSnapshotTree(snapshot, canonical),
          ),
        ).toBe(true)
        expect(
          isDeepStrictEqual(
            decode(codec.encodeDelta(change), options),
            deltaTree(change, canonical),
          ),
        ).toBe(true)
        expect(
          isDeepStrictEqual(
            decode(codec.encodeComponent(single), options),
            componentTree(single, canonical),
          ),
        ).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  it('[W3] is read by us whatever spelling it is made to write', () => {
    fc.assert(
      fc.property(
        message(libraryReach),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (value, numbers) => {
          const spelling = anySpelling(() => numbers.next().value ?? 0)
          const bytes = encode(messageTree(value, spelling), options)
          expect(codec.decodeMessage(bytes)).toStrictEqual(value)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('[W3] is read by us for worlds, deltas and components as well', () => {
    const numbers = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(
        worldSnapshot(libraryReach),
        delta(libraryReach),
        component(libraryReach),
        numbers,
        (snapshot, change, single, stream) => {
          const spelling = anySpelling(() => stream.next().value ?? 0)
          const bytes = [
            encode(worldSnapshotTree(snapshot, spelling), options),
            encode(deltaTree(change, spelling), options),
            encode(componentTree(single, spelling), options),
          ] as const
          expect(codec.decodeSnapshot(bytes[0])).toStrictEqual(snapshot)
          expect(codec.decodeDelta(bytes[1])).toStrictEqual(change)
          expect(codec.decodeComponent(bytes[2])).toStrictEqual(single)
        },
      ),
      { numRuns: 100 },
    )
  })
})
