import type { Format } from '../src/codec/codec.ts'
import type { Chance } from './chance.ts'
import { LONGEST_NESTING, nest } from './nesting.ts'

/** Some way of spoiling bytes; `other` is a further seed of the same format. */
type Damage = (bytes: Uint8Array, other: Uint8Array, chance: Chance, format: Format) => Uint8Array

const INTERESTING = [0x00, 0x01, 0x7f, 0x80, 0x90, 0xa0, 0xc0, 0xc1, 0xdc, 0xdf, 0xff]
/** How MessagePack begins what declares a length, and the width of that in bytes. */
const LONG_LEADS = [
  [0xc4, 1],
  [0xc5, 2],
  [0xc6, 4],
  [0xd9, 1],
  [0xda, 2],
  [0xdb, 4],
  [0xdc, 2],
  [0xdd, 4],
  [0xde, 2],
  [0xdf, 4],
] as const
const LENGTHS = [0x7f, 0x80, 0xff, 0x100, 0xffff, 0x1_0000, 0x7fff_ffff, 0xffff_ffff]

const truncate: Damage = (bytes, _other, chance) => bytes.slice(0, chance.below(bytes.length + 1))

const flipBits: Damage = (bytes, _other, chance) => {
  const flipped = bytes.slice()
  for (let left = chance.mostlySmall(8); left >= 0; left -= 1) {
    const at = chance.below(bytes.length)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << chance.below(8))
  }
  return flipped
}

const setByte: Damage = (bytes, _other, chance) => {
  const changed = bytes.slice()
  changed[chance.below(bytes.length)] = chance.isOneIn(2)
    ? chance.pick(INTERESTING)
    : chance.below(256)
  return changed
}

const splice: Damage = (bytes, other, chance) =>
  join(
    bytes.subarray(0, chance.below(bytes.length + 1)),
    other.subarray(chance.below(other.length)),
  )

const remove: Damage = (bytes, _other, chance) => {
  const at = chance.below(bytes.length)
  return join(bytes.subarray(0, at), bytes.subarray(at + chance.mostlySmall(64)))
}

const insert: Damage = (bytes, _other, chance) => {
  const at = chance.below(bytes.length + 1)
  return join(bytes.subarray(0, at), chance.bytes(chance.mostlySmall(32)), bytes.subarray(at))
}

const repeat: Damage = (bytes, _other, chance) => {
  const at = chance.below(bytes.length)
  const part = bytes.subarray(at, at + chance.mostlySmall(64))
  const times = chance.mostlySmall(400)
  const repeated = new Uint8Array(part.length * times)
  for (let index = 0; index < times; index += 1) repeated.set(part, index * part.length)
  return join(bytes.subarray(0, at), repeated, bytes.subarray(at))
}

/** Makes something declare a length that it does not have, or a number have digits without end. */
const inflate: Damage = (bytes, _other, chance, format) => {
  const at = chance.below(bytes.length)
  const length = chance.pick(LENGTHS)
  const field = new DataView(new ArrayBuffer(9))
  switch (format) {
    case 'msgpack': {
      const [lead, width] = chance.pick(LONG_LEADS)
      field.setUint8(0, lead)
      field.setUint32(1, width === 4 ? length : length << (32 - width * 8))
      const after = chance.isOneIn(2) ? at + 1 : at
      return join(bytes.subarray(0, at), asBytes(field, 1 + width), bytes.subarray(after))
    }
    case 'bincode':
      field.setUint32(0, length, true)
      field.setUint32(4, chance.isOneIn(2) ? 0 : chance.below(2 ** 32), true)
      return join(bytes.subarray(0, at), asBytes(field, 8), bytes.subarray(at + 8))
    case 'json': {
      const digits = new Uint8Array(chance.mostlySmall(5_000)).fill(0x31 + chance.below(9))
      return join(bytes.subarray(0, at), digits, bytes.subarray(at))
    }
  }
}

const deepen: Damage = (bytes, _other, chance, format) => {
  const at = chance.below(bytes.length + 1)
  const levels = chance.mostlySmall(LONGEST_NESTING)
  return join(bytes.subarray(0, at), nest(format, levels, chance), bytes.subarray(at))
}

const DAMAGES: readonly Damage[] = [
  truncate,
  flipBits,
  flipBits,
  setByte,
  setByte,
  splice,
  remove,
  insert,
  repeat,
  inflate,
]
const RARE_DAMAGES: readonly Damage[] = [deepen]

export function damage(
  bytes: Uint8Array,
  other: Uint8Array,
  chance: Chance,
  format: Format,
): Uint8Array {
  let damaged = bytes
  for (let left = chance.mostlySmall(5); left > 0; left -= 1) {
    if (damaged.length === 0) return damaged
    const kind = chance.pick(chance.isOneIn(40) ? RARE_DAMAGES : DAMAGES)
    damaged = kind(damaged, other, chance, format)
  }
  return damaged
}

function asBytes(view: DataView, length: number): Uint8Array {
  return new Uint8Array(view.buffer, 0, length)
}

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}
