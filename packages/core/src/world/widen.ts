/** The same numbers at the same places in a longer array. */
export function widen(array: Uint32Array, length: number): Uint32Array {
  const wider = new Uint32Array(length)
  wider.set(array)
  return wider
}
