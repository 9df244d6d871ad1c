const LONE_SURROGATE = /\p{Surrogate}/u

/** Whether text can be written as UTF-8; half a surrogate pair cannot, and peers refuse it. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text)
}
