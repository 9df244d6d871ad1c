import type { Format } from '../src/codec/codec.ts'
import { bytesOf, variants, vectors } from '../test/codec/fixtures.ts'
import { compactShapes } from './compact.ts'
import { shapes } from './shapes.ts'
import { FORMATS, type Kind, subjectOf } from './subject.ts'

/** Bytes to be spoiled, and what they are. */
export interface Seed {
  readonly kind: Kind
  readonly bytes: Uint8Array
}

/** All that inputs are made from, by format. */
export interface Corpus {
  /** Of less than 2 KiB: what the crate wrote, and what was made by hand for it. */
  readonly small: readonly Seed[]
  /** Of less than 64 KiB. */
  readonly medium: readonly Seed[]
  /** Of 64 KiB and more. */
  readonly large: readonly Seed[]
}

const KIB = 1024
const MIN_MEDIUM = 2 * KIB
const MIN_LARGE = 64 * KIB
const MEDIUM_SIZES = [2 * KIB, 6 * KIB, 20 * KIB, 40 * KIB]
const LARGE_SIZES = [64 * KIB, 150 * KIB]
/** As many as a unit's size is told by. */
const PROBE_COUNT = 50

export function createCorpora(): Readonly<Record<Format, Corpus>> {
  const [msgpack, json, bincode] = FORMATS.map(createCorpus)
  if (msgpack === undefined || json === undefined || bincode === undefined) {
    throw new Error('a format has no corpus')
  }
  return { msgpack, json, bincode }
}

function createCorpus(format: Format): Corpus {
  const fixtures = [...vectors, ...variants]
    .filter((fixture) => fixture.format === format)
    .map(({ kind, hex }): Seed => ({ kind, bytes: bytesOf(hex) }))
  const built = buildersOf(format).flatMap((builder, index) => [
    grow(builder, at(MEDIUM_SIZES, index)),
    grow(builder, at(LARGE_SIZES, index)),
  ])
  const seeds = [...fixtures, ...built]
  const within = (min: number, max: number): Seed[] =>
    seeds.filter(({ bytes }) => bytes.length >= min && bytes.length < max)
  return {
    small: within(0, MIN_MEDIUM),
    medium: within(MIN_MEDIUM, MIN_LARGE),
    large: within(MIN_LARGE, Infinity),
  }
}

interface Builder {
  readonly kind: Kind
  readonly build: (count: number) => Uint8Array
}

function buildersOf(format: Format): Builder[] {
  const models = shapes.map(({ kind, build }): Builder => {
    const { encode } = subjectOf(format, kind)
    return { kind, build: (count) => encode(build(count) as never) }
  })
  return [...models, ...compactShapes.filter((shape) => shape.format === format)]
}

/** Builds a thing of at least so many bytes. */
function grow({ kind, build }: Builder, size: number): Seed {
  const empty = build(0).length
  const unit = (build(PROBE_COUNT).length - empty) / PROBE_COUNT
  return { kind, bytes: build(Math.ceil((size - empty) / unit) + 1) }
}

function at(sizes: readonly number[], index: number): number {
  return sizes[index % sizes.length] ?? 0
}
