const TWO_POW_53 = 9_007_199_254_740_992n
const LOW_BITS = 11n
const LOW_MASK = (1n << LOW_BITS) - 1n

/**
 * The 32-bit float nearest to a 64-bit integer. Going by way of a 64-bit float would round twice,
 * so what is cut off leaves a mark in the last bit that stays.
 */
export function nearestFloat32(value: bigint): number {
  if (value > -TWO_POW_53 && value < TWO_POW_53) return Math.fround(Number(value))
  const sticky = (value & LOW_MASK) === 0n ? 0n : 1n
  return Math.fround(Number((value >> LOW_BITS) | sticky)) * 2 ** Number(LOW_BITS)
}
