const LAST_BIT = 31

/** A field's bit in a change mask: bit 31 stands for field 31 and every one after. */
export function fieldBit(fieldIndex: number): number {
  return (fieldIndex < LAST_BIT ? 1 << fieldIndex : 1 << LAST_BIT) >>> 0
}

/** Whether a change mask names a field. */
export function maskHas(mask: number, fieldIndex: number): boolean {
  return (mask & (fieldIndex < LAST_BIT ? 1 << fieldIndex : 1 << LAST_BIT)) !== 0
}
