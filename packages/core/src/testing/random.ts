import type { Random } from '../clock.ts'

/**
 * A source of numbers that depends on nothing but its seed (xoshiro128**, 32 bits a number).
 * Seeds are taken as whole numbers modulo 2^32; not for secrets.
 */
export function createRandom(seed: number): Random {
  // Mixed from four different numbers: like seeds make unlike states, and none is all zeros.
  let a = mix(seed)
  let b = mix(seed + 0x9e3779b9)
  let c = mix(seed + 0x3c6ef372)
  let d = mix(seed + 0xdaa66d2b)

  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotateLeft(d, 11)
    return result / 2 ** 32
  }
}

/** Spreads every bit of a 32-bit number over all of them, one to one. */
function mix(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}

function rotateLeft(value: number, count: number): number {
  return (value << count) | (value >>> (32 - count))
}
