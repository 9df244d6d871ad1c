import type { Format } from '../src/codec/codec.ts'
import type { Chance } from './chance.ts'

/** Far more than any reader goes along with. */
export const LONGEST_NESTING = 20_000

/** Ways in which each format opens something that holds one thing more. */
const OPENINGS: Readonly<Record<Format, readonly Uint8Array[]>> = {
  msgpack: [
    bytesOf('91'),
    bytesOf('81a178'),
    bytesOf('81a5417272617991'),
    bytesOf('81a34d617081a0'),
    bytesOf('810e91'),
    bytesOf('dc0001'),
    bytesOf('dd00000001'),
  ],
  json: ['[', '{"a":', '{"Array":[', '{"Map":{"":', '[[', ' [ '].map((text) => Buffer.from(text)),
  bincode: [
    bytesOf('0e0000000100000000000000'),
    bytesOf('0f00000001000000000000000000000000000000'),
    bytesOf('0e0000000200000000000000'),
  ],
}

/** So many openings within each other. */
export function nest(format: Format, levels: number, chance: Chance): Uint8Array {
  const opening = chance.pick(OPENINGS[format])
  return new Uint8Array(Buffer.alloc(levels * opening.length, opening))
}

function bytesOf(hex: string): Uint8Array {
  return Buffer.from(hex, 'hex')
}
