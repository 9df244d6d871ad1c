import { type ComponentValue, type EntityId, type Random, World } from '@tx2-link/core'
import { valuesSchema } from './values-schema.ts'

type ValuesSchema = typeof valuesSchema
type Typed = ComponentValue<ValuesSchema, 'Typed'>

const TEXTS = ['', 'a', 'Grüße, "quoted"\n', '\u0000\u001F\u007F', '🦀 и 世界', 'x'.repeat(300)]
const U64S = [0n, 2n ** 53n + 1n, 2n ** 64n - 1n]
const I64S = [-(2n ** 63n), -1n, 2n ** 63n - 1n]
const FLOATS = [Number.NaN, -0, Infinity, -Infinity, 5e-324, Number.MAX_VALUE, Math.PI, 0.1]
/** What the crate reads back exactly from JSON: NaN and infinities it refuses, long digits it rounds. */
const JSON_FLOATS = [-0, 0.5, -1234.125, 2 ** 40, 0.1]

/** A world that holds values of every type and changes a little with each step. */
export class RestlessWorld {
  readonly world: World<ValuesSchema> = new World(valuesSchema)
  readonly #random: Random
  readonly #floats: readonly number[]
  readonly #ids: EntityId[] = []

  constructor(random: Random, format: 'msgpack' | 'json') {
    this.#random = random
    this.#floats = format === 'json' ? JSON_FLOATS : FLOATS
    for (let count = 0; count < 10; count += 1) this.#spawn()
  }

  /** Something changes in every step. */
  step(): void {
    const id = this.#pick(this.#ids)
    const chance = this.#random()
    if (chance < 0.05) {
      this.#ids.splice(this.#ids.indexOf(id), 1)
      this.world.despawn(id)
      this.#spawn()
    } else if (chance < 0.1 && this.world.remove(id, 'Typed')) {
      return
    } else {
      this.world.set(id, 'Typed', this.#typed(this.world.get(id, 'Typed')))
    }
  }

  #spawn(): void {
    this.#ids.push(this.world.spawn({ Typed: this.#typed(undefined) }))
  }

  /** Some values are others than before; `u32` always is. */
  #typed(before: Typed | undefined): Typed {
    const turn = <Value>(value: Value | undefined, make: () => Value): Value =>
      value !== undefined && this.#random() < 0.8 ? value : make()
    const float32 = this.#floats.filter((value) => Math.abs(value) !== Number.MAX_VALUE)
    const maybe = this.#random() < 0.5 ? undefined : this.#below(2 ** 16)
    return {
      null: null,
      bool: turn(before?.bool, () => this.#random() < 0.5),
      u8: turn(before?.u8, () => this.#below(2 ** 8)),
      u16: turn(before?.u16, () => this.#below(2 ** 16)),
      u32: ((before?.u32 ?? this.#below(2 ** 32)) + 1) % 2 ** 32,
      u64: turn(before?.u64, () => this.#pick(U64S)),
      i8: turn(before?.i8, () => this.#below(2 ** 8) - 2 ** 7),
      i16: turn(before?.i16, () => this.#below(2 ** 16) - 2 ** 15),
      i32: turn(before?.i32, () => this.#below(2 ** 32) - 2 ** 31),
      i64: turn(before?.i64, () => this.#pick(I64S)),
      f32: turn(before?.f32, () => this.#pick(float32)),
      f64: turn(before?.f64, () => this.#pick(this.#floats)),
      string: turn(before?.string, () => this.#pick(TEXTS)),
      bytes: turn(before?.bytes, () => this.#bytes()),
      array: turn(before?.array, () => [this.#pick(this.#floats), [null, this.#pick(I64S)]]),
      map: turn(before?.map, () => ({ ['__proto__']: this.#pick(TEXTS), '': { deep: [true] } })),
      ...(maybe === undefined ? {} : { maybe }),
    }
  }

  #bytes(): Uint8Array {
    return Uint8Array.from({ length: this.#below(300) }, () => this.#below(256))
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count)
  }

  #pick<Value>(values: readonly Value[]): Value {
    const value = values[this.#below(values.length)]
    if (value === undefined) throw new Error('there is nothing to pick from')
    return value
  }
}
