import { misfit } from './codec-error.ts'

const MAX_U64 = 0xffff_ffff_ffff_ffffn
const MIN_I64 = -0x8000_0000_0000_0000n
const MAX_I64 = 0x7fff_ffff_ffff_ffffn

/** Throws LinkError `invalid-value` unless this is an unsigned integer of 64 bits, and a bigint: not all callers have types. */
export function checkU64(value: bigint): void {
  if (typeof value !== 'bigint' || value < 0n || value > MAX_U64) {
    throw misfit('64-bit unsigned bigint', value)
  }
}

/** As {@link checkU64}, for signed ones. */
export function checkI64(value: bigint): void {
  if (typeof value !== 'bigint' || value < MIN_I64 || value > MAX_I64) {
    throw misfit('64-bit signed bigint', value)
  }
}
