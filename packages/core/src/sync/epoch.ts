/** A name for one life of a world: 64 random bits in hex. Two lives never share one, so that states of one are not taken for the other's. */
export function createEpoch(): string {
  const words = crypto.getRandomValues(new Uint32Array(2))
  return Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('')
}
