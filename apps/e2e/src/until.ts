const LOOK_EVERY_MS = 50
/** How long anything may take that is waited for, in ms: on a machine that does much else it takes long. */
export const PATIENCE_MS = 60_000
/** Twice as long as figures of a page take to change that are read anew four times a second, in ms. */
const STANDING_MS = 600
/** A page that is busy answers rarely: it stood still for a while only if it said so several times. */
const STANDING_LOOKS = 6

/** Looks again and again until what is read is as wanted; fails with what was seen last. */
export async function until<Value>(
  read: () => Promise<Value>,
  wanted: RegExp | ((value: Value) => boolean),
): Promise<Value> {
  const isWanted = wanted instanceof RegExp ? (value: Value) => wanted.test(String(value)) : wanted
  const giveUpAt = Date.now() + PATIENCE_MS
  for (;;) {
    const value = await read()
    if (isWanted(value)) return value
    if (Date.now() > giveUpAt) throw new Error(`wanted ${wanted}, saw ${String(value)}`)
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_EVERY_MS)
    })
  }
}

/**
 * Looks again and again until what is read has been the same for so many ms: what is told only a few
 * times a second has been told then, and what was on its way has come to stand.
 */
export async function steady<Value>(
  read: () => Promise<Value>,
  standingMs: number = STANDING_MS,
): Promise<Value> {
  let last: string | undefined
  let since = Date.now()
  let looks = 0
  return until(read, (value) => {
    const now = JSON.stringify(value)
    if (now !== last) {
      last = now
      since = Date.now()
      looks = 0
    }
    looks += 1
    return looks > STANDING_LOOKS && Date.now() - since >= standingMs
  })
}
