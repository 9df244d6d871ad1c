import type { Format } from '../src/codec/codec.ts'
import { Chance } from './chance.ts'
import { type Corpus, createCorpora, type Seed } from './corpus.ts'
import { damage, join } from './damage.ts'
import { LONGEST_NESTING, nest } from './nesting.ts'
import { inputOfRegression, readRegressions } from './regressions.ts'
import { FORMATS, type FuzzInput, type Kind, KINDS, subjectOf } from './subject.ts'

const MAX_RANDOM = 400
/** Of ten thousand inputs so many are large, of middle size, nested, random; the rest are small. */
const LARGE = 5
const MEDIUM = LARGE + 60
const NESTED = MEDIUM + 50
const RANDOM = NESTED + 1000
const ALL = 10_000

/** All inputs of a run, each by its index. */
export class InputSource {
  readonly #seed: number
  readonly #inputs: number
  readonly #corpora: Readonly<Record<Format, Corpus>> = createCorpora()
  /** Every seed as it is, which the others are measured against, and what was found before. */
  readonly #fixed: readonly FuzzInput[]

  constructor(seed: number, inputs: number) {
    this.#seed = seed
    this.#inputs = inputs
    this.#fixed = [...wholeSeeds(this.#corpora), ...readRegressions().map(inputOfRegression)]
  }

  /** Drawn ones, and then the fixed ones. */
  get length(): number {
    return this.#inputs + this.#fixed.length
  }

  at(index: number): FuzzInput {
    return this.#fixed[index - this.#inputs] ?? drawInput(this.#seed, index, this.#corpora)
  }
}

function wholeSeeds(corpora: Readonly<Record<Format, Corpus>>): FuzzInput[] {
  return FORMATS.flatMap((format) => {
    const { small, medium, large } = corpora[format]
    return [...small, ...medium, ...large].map(({ kind, bytes }) => ({
      subject: subjectOf(format, kind),
      bytes,
    }))
  })
}

/** Depends on the seed, the index and the corpora alone. */
function drawInput(
  seed: number,
  index: number,
  corpora: Readonly<Record<Format, Corpus>>,
): FuzzInput {
  const chance = new Chance(Math.imul(seed + 1, 0x9e37_79b1) + index)
  const format = chance.pick(FORMATS)
  const corpus = corpora[format]
  const lot = chance.below(ALL)
  if (lot < LARGE) return fromSeed(chance, format, corpus.large, 2)
  if (lot < MEDIUM) return fromSeed(chance, format, corpus.medium, 3)
  if (lot < NESTED) return nested(chance, format, corpus)
  if (lot < RANDOM) {
    return { subject: subjectOf(format, chance.pick(KINDS)), bytes: randomBytes(chance) }
  }
  return fromSeed(chance, format, corpus.small, 20)
}

/** A seed, whole once in so many times, and else spoiled. */
function fromSeed(
  chance: Chance,
  format: Format,
  seeds: readonly Seed[],
  wholeOneIn: number,
): FuzzInput {
  const { kind, bytes } = chance.pick(seeds)
  if (chance.isOneIn(wholeOneIn)) return { subject: subjectOf(format, kind), bytes }
  const other = chance.pick(seeds).bytes
  return {
    subject: subjectOf(format, likeKind(chance, kind)),
    bytes: damage(bytes, other, chance, format),
  }
}

/** Now and then bytes are read as what they are not. */
function likeKind(chance: Chance, kind: Kind): Kind {
  return chance.isOneIn(50) ? chance.pick(KINDS) : kind
}

/** A seed's beginning and then one thing within the other, to any depth. */
function nested(chance: Chance, format: Format, corpus: Corpus): FuzzInput {
  const { kind, bytes } = chance.pick(corpus.small)
  const head = bytes.subarray(0, chance.below(bytes.length + 1))
  const levels = chance.mostlySmall(LONGEST_NESTING)
  const rest = bytes.subarray(head.length)
  return {
    subject: subjectOf(format, kind),
    bytes: join(head, nest(format, levels, chance), rest),
  }
}

function randomBytes(chance: Chance): Uint8Array {
  return chance.bytes(chance.mostlySmall(MAX_RANDOM))
}
