import type { Format } from '../src/codec/codec.ts'
import { FORMATS, type FuzzInput } from './subject.ts'

/** Fewer say too little about what is usual. */
const MIN_SAMPLES = 10
const MAX_SAMPLES = 1000
const SLOWEST_KEPT = 4
/** Of 2^31 bytes, more than any input has. */
const CLASS_COUNT = 32

/** An input with the least time that it took. */
interface SlowInput {
  readonly index: number
  readonly input: FuzzInput
  readonly milliseconds: number
}

/** The slowest of a format and size, against the middle of what was accepted there. */
interface Slowness extends SlowInput {
  readonly median: number
  readonly ratio: number
}

/** Inputs of one format, from one power of two of bytes to the next. */
interface SizeClass {
  usual: number
  readonly samples: number[]
  readonly slowest: SlowInput[]
}

/** What inputs cost in time, by format and size. */
export class SizeClasses {
  readonly #classes: Readonly<Record<Format, readonly SizeClass[]>> = {
    msgpack: createClasses(),
    json: createClasses(),
    bincode: createClasses(),
  }

  /** Notes what a decoding took, and whether it is one to measure others by; `retime` gives the least that it takes when tried some times more. */
  note(
    index: number,
    input: FuzzInput,
    milliseconds: number,
    isUsual: boolean,
    retime: (input: FuzzInput) => number,
  ): void {
    const sizeClass = this.#classes[input.subject.format][classOf(input.bytes.length)]
    if (sizeClass === undefined) return
    if (isUsual) {
      sizeClass.samples[sizeClass.usual % MAX_SAMPLES] = milliseconds
      sizeClass.usual += 1
    }
    const { slowest } = sizeClass
    const bar = slowest.length < SLOWEST_KEPT ? 0 : (slowest.at(-1)?.milliseconds ?? 0)
    if (milliseconds <= bar) return
    const least = retime(input)
    if (least <= bar) return
    slowest.push({ index, input, milliseconds: least })
    slowest.sort((one, other) => other.milliseconds - one.milliseconds)
    slowest.length = Math.min(slowest.length, SLOWEST_KEPT)
  }

  /** Tries the slowest again, and puts each against what is usual for its format and size. */
  judge(retime: (input: FuzzInput) => number): Slowness[] {
    return FORMATS.flatMap((format) =>
      this.#classes[format].flatMap((sizeClass, index) => {
        const median = this.#usualOf(format, index)
        if (median === undefined) return []
        return sizeClass.slowest.map((slow) => {
          const milliseconds = Math.min(slow.milliseconds, retime(slow.input))
          return { ...slow, milliseconds, median, ratio: milliseconds / median }
        })
      }),
    )
  }

  /** The middle of what was accepted; of the next larger ones where that was too little. */
  #usualOf(format: Format, index: number): number | undefined {
    const enough = this.#classes[format]
      .slice(index)
      .find(({ samples }) => samples.length >= MIN_SAMPLES)
    return enough && medianOf(enough.samples)
  }
}

function createClasses(): SizeClass[] {
  return Array.from({ length: CLASS_COUNT }, () => ({ usual: 0, samples: [], slowest: [] }))
}

function classOf(byteLength: number): number {
  return CLASS_COUNT - 1 - Math.clz32(byteLength)
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0
}
